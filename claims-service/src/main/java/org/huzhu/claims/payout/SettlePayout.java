package org.huzhu.claims.payout;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimNotices;
import org.huzhu.claims.claim.ClaimNotices.Notice;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Journal.Kind;
import org.huzhu.claims.payout.domain.LineState;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutLine;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What follows once it is certain that money arrived, or that it did not: books, claim, and word to the member, in the
 * caller's transaction, which holds claim and payout.
 */
@Component
class SettlePayout {

    private static final int TAIL = 4;

    private final PayoutStore payouts;
    private final LineStore lines;
    private final Ledger ledger;
    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final ClaimNotices notices;
    private final Products products;
    private final PayoutMeters meters;
    private final Clock clock;

    SettlePayout(
            PayoutStore payouts,
            LineStore lines,
            Ledger ledger,
            ClaimStore claims,
            ClaimChanges changes,
            ClaimNotices notices,
            Products products,
            PayoutMeters meters,
            Clock clock) {
        this.payouts = payouts;
        this.lines = lines;
        this.ledger = ledger;
        this.claims = claims;
        this.changes = changes;
        this.notices = notices;
        this.products = products;
        this.meters = meters;
        this.clock = clock;
    }

    Mono<Void> pay(Claim claim, Payout payout, PayoutLine line, Caller caller) {
        return standingPayment(payout)
                .hasElement()
                .flatMap(booked -> booked
                        ? Mono.<Void>empty()
                        : ledger.append(Journal.paid(payout, line.attempt(), UUID.randomUUID()), caller.id())
                                .then(completed(claim, payout, line, caller)))
                .then(moved(payout.at(PayoutState.PAID), line.at(LineState.PAID)))
                .doOnSuccess(_ -> meters.count("PAID", payout.amount()));
    }

    /** Not paid, or given back after it was booked as paid. The member is asked for another account. */
    Mono<Void> refuse(Claim claim, Payout payout, PayoutLine line, Caller caller) {
        return standingPayment(payout)
                .flatMap(paid -> ledger.append(paid.counter(Kind.PAYMENT_RETURNED, UUID.randomUUID()), caller.id())
                        .thenReturn(LineState.RETURNED))
                .defaultIfEmpty(LineState.REFUSED)
                .flatMap(state -> moved(payout.at(PayoutState.REFUSED), line.at(state)))
                .then(Mono.defer(() -> askForAccount(claim, line.reference().text())))
                .doOnSuccess(_ -> meters.count("REFUSED", payout.amount()));
    }

    /** @param occasion makes the message unique */
    Mono<Void> askForAccount(Claim claim, String occasion) {
        return tell(
                claim,
                occasion,
                Notice.CLAIM_NEW_CARD,
                Map.of("product", productName(claim), "claimNo", claimNo(claim)));
    }

    Mono<Void> moved(Payout payout, PayoutLine line) {
        return lines.move(line).then(payouts.move(payout));
    }

    private Mono<Journal> standingPayment(Payout payout) {
        return ledger.standing(payout)
                .filter(journal -> journal.kind() == Kind.BENEFIT_PAID)
                .next();
    }

    /** A claim that was completed before its money came back stays so. */
    private Mono<Void> completed(Claim claim, Payout payout, PayoutLine line, Caller caller) {
        var told = payouts.payee(payout).flatMap(payee -> {
            var account = payee.account();
            var tail = account.substring(Math.max(0, account.length() - TAIL));
            var parameters =
                    Map.of("product", productName(claim), "amount", Money.text(payout.amount()), "cardTail", tail);
            return tell(claim, line.reference().text(), Notice.CLAIM_PAID, parameters);
        });
        return switch (claim.paid(clock.instant())) {
            case Done<Claim> paid ->
                changes.save(paid.value(), By.of(caller, Change.PAID, "")).then(told);
            case Refused<Claim> _ -> told;
        };
    }

    private Mono<Void> tell(Claim claim, String occasion, Notice notice, Map<String, String> parameters) {
        return claims.applicant(claim)
                .flatMap(applicant ->
                        notices.send("payout/" + occasion + "/" + notice, notice, applicant.phone(), parameters));
    }

    private String productName(Claim claim) {
        var identity = claim.identity();
        return products.version(identity.product(), identity.version())
                .map(ProductVersion::nameZh)
                .orElse(identity.product());
    }

    private static String claimNo(Claim claim) {
        return claim.identity().claimId().toString().substring(0, 8);
    }
}
