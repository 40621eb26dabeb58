package org.huzhu.claims.review;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 分派: reserves a claim's pending review for somebody, hands it over or releases it. Taking it from another needs a reason. */
@Component
public class AssignClaim {

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final TransactionalOperator transaction;

    AssignClaim(ClaimAccess access, ClaimChanges changes, TransactionalOperator transaction) {
        this.access = access;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** @param assignee as in {@code Caller.id()}; empty releases */
    public record Command(Caller caller, UUID claimId, String assignee, String reason) {}

    public Mono<Outcome<Claim>> handle(Command command) {
        return Refusable.outcome(access.lockForStaff(command.claimId())
                .flatMap(RefusedException::orProblem)
                .flatMap(claim -> RefusedException.orProblem(assign(claim, command)))
                .flatMap(claim -> changes.save(claim, By.of(command.caller(), Change.ASSIGNED, command.reason())))
                .as(transaction::transactional));
    }

    private static Outcome<Claim> assign(Claim claim, Command command) {
        var caller = command.caller();
        var node = claim.state().node();
        if (node.isEmpty() || !claim.pendingNode().equals(node) || !Reviewers.isJudged(node.get())) {
            return Outcome.refused(Refusal.of(
                    "ILLEGAL_TRANSITION", Map.of("state", claim.state().name(), "action", "ASSIGN")));
        }
        if (!caller.has(Role.ADMIN) && !Reviewers.mayReview(caller, claim)) {
            return Outcome.refused(Refusal.of("FORBIDDEN"));
        }
        if (claim.isBarred(command.assignee(), node.get())) {
            return Outcome.refused(Refusal.of("SAME_PERSON"));
        }
        var isAnothers = !claim.assignee().isEmpty() && !claim.assignee().equals(caller.id());
        var reason = isAnothers ? Words.required(command.reason()) : Outcome.done(command.reason());
        return reason instanceof Outcome.Refused<String> no
                ? Outcome.refused(no.refusal())
                : claim.annotate(claim.items(), command.assignee(), claim.lateApproval());
    }
}
