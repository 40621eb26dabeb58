package org.huzhu.claims.claim.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.rulebook.Facts;

/** The claim while one change is being made. */
final class NextClaim {
    final ClaimIdentity identity;
    ClaimState state;
    long revision;
    Facts facts;
    List<ClaimItem> items;
    List<ReviewNode> nodes;
    Optional<Instant> submittedAt;
    Optional<LocalDate> completeOn;
    Optional<Instant> closedAt;
    Optional<BigDecimal> amount;
    String assignee;
    String reason;
    String lateApproval;

    NextClaim(Claim claim) {
        identity = claim.identity();
        state = claim.state();
        revision = claim.revision();
        facts = claim.facts();
        items = claim.items();
        nodes = claim.nodes();
        submittedAt = claim.submittedAt();
        completeOn = claim.completeOn();
        closedAt = claim.closedAt();
        amount = claim.amount();
        assignee = claim.assignee();
        reason = claim.reason();
        lateApproval = claim.lateApproval();
    }

    Claim claim() {
        return new Claim(
                identity,
                state,
                revision,
                facts,
                items,
                nodes,
                submittedAt,
                completeOn,
                closedAt,
                amount,
                assignee,
                reason,
                lateApproval);
    }
}
