package org.huzhu.claims.review.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.huzhu.claims.claim.domain.ReviewNode.Result;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.values.Money;
import org.springframework.http.ResponseEntity;

/** Where a claim stands after what staff did: short, without a person. */
record ClaimStand(
        UUID claimId,
        ClaimState state,
        long revision,
        List<NodeStand> nodes,
        Optional<String> amount,
        List<Due> dueDates,
        String assignee,
        String reason) {

    record NodeStand(Node node, Result result, String handler, Optional<Instant> decidedAt, String reason) {

        static NodeStand of(ReviewNode node) {
            return new NodeStand(node.node(), node.result(), node.handler(), node.decidedAt(), node.reason());
        }
    }

    record Due(
            String responsibility,
            Optional<LocalDate> dueOn,
            Optional<LocalDate> earliestOn,
            boolean provisional,
            boolean extended,
            Optional<LocalDate> breachedOn) {

        static Due of(ClaimItem item) {
            return new Due(
                    item.responsibility(),
                    item.dueOn(),
                    item.earliestOn(),
                    item.provisional(),
                    item.extended(),
                    item.breachedOn());
        }
    }

    static ClaimStand of(Claim claim) {
        return new ClaimStand(
                claim.identity().claimId(),
                claim.state(),
                claim.revision(),
                claim.nodes().stream().map(NodeStand::of).toList(),
                claim.amount().map(Money::text),
                claim.items().stream().map(Due::of).toList(),
                claim.assignee(),
                claim.reason());
    }

    static ResponseEntity<ClaimStand> tagged(Claim claim) {
        return ResponseEntity.ok().eTag(Revisions.tag(claim.revision())).body(of(claim));
    }
}
