package org.huzhu.claims.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huzhu.claims.claim.ClaimNotices;
import org.huzhu.claims.claim.ClaimNotices.Notice;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.review.domain.ExtensionReason;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a member hears of the staff's work: one SMS for each result (SHC-049, WXM-020). */
@Component
class ReviewNotices {

    private static final int SHORT_NO = 8;

    private final ClaimNotices notices;
    private final ClaimTerms terms;
    private final ReviewSettings settings;

    ReviewNotices(ClaimNotices notices, ClaimTerms terms, ReviewSettings settings) {
        this.notices = notices;
        this.terms = terms;
        this.settings = settings;
    }

    static String claimNo(Claim claim) {
        return claim.identity().claimId().toString().substring(0, SHORT_NO);
    }

    /** After a review agreed and what followed from it is known: refused by the terms, waiting for an upload, or accepted. */
    Mono<Void> agreed(Claim claim, Node node) {
        if (claim.state() == ClaimState.REJECTED) {
            return rejected(claim);
        }
        if (claim.state() == ClaimState.AWAITING_UPLOAD) {
            return send(claim, Notice.CLAIM_UPLOAD_REQUESTED, Map.of());
        }
        return node == Node.FIRST_REVIEW
                        && settings.acceptedSmsFor().contains(terms.of(claim).jurisdiction())
                ? send(claim, Notice.CLAIM_ACCEPTED, Map.of())
                : Mono.empty();
    }

    Mono<Void> rejected(Claim claim) {
        return send(claim, Notice.CLAIM_REJECTED, Map.of("reason", claim.reason()));
    }

    Mono<Void> supplement(Claim claim, List<String> materials) {
        return send(claim, Notice.CLAIM_SUPPLEMENT, Map.of("missing", terms.materialNames(claim, materials)));
    }

    Mono<Void> extended(Claim claim, LocalDate newDay, ExtensionReason reason) {
        return send(claim, Notice.CLAIM_EXTENDED, Map.of("newDay", newDay.toString(), "reason", reason.text()));
    }

    private Mono<Void> send(Claim claim, Notice notice, Map<String, String> more) {
        var parameters = new HashMap<>(more);
        parameters.put("product", terms.of(claim).nameZh());
        parameters.put("claimNo", claimNo(claim));
        return notices.send(claim, notice, parameters);
    }
}
