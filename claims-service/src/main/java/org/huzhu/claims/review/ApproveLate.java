package org.huzhu.claims.review;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.claims.review.Proposals.Kind;
import org.huzhu.claims.review.Proposals.Proposal;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * 逾期申请核准: lets a draft be submitted after its window. One proposes with a reason, another approves (SHC-036); neither
 * may be who filed it.
 */
@Component
public class ApproveLate {

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final Proposals proposals;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ApproveLate(
            ClaimAccess access,
            ClaimChanges changes,
            Proposals proposals,
            Audit audit,
            TransactionalOperator transaction) {
        this.access = access;
        this.changes = changes;
        this.proposals = proposals;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller caller, UUID claimId, String reason) {}

    /** @param approved false while another person has to confirm */
    public record Approval(Claim claim, boolean approved) {}

    public Mono<Outcome<Approval>> handle(Command command) {
        return Refusable.outcome(RefusedException.orProblem(Words.required(command.reason()))
                .flatMap(words -> access.lockForStaff(command.claimId())
                        .flatMap(RefusedException::orProblem)
                        .flatMap(claim -> RefusedException.orProblem(open(claim, command.caller())))
                        .flatMap(claim -> proposals
                                .find(claim, Kind.LATE_APPROVAL)
                                .flatMap(proposal -> approve(claim, proposal, command.caller(), words))
                                .switchIfEmpty(Mono.defer(() -> propose(claim, command.caller(), words)))))
                .as(transaction::transactional));
    }

    private static Outcome<Claim> open(Claim claim, Caller caller) {
        if (claim.state() != ClaimState.DRAFT || !claim.lateApproval().isEmpty()) {
            return Outcome.refused(Refusal.of(
                    "ILLEGAL_TRANSITION", Map.of("state", claim.state().name(), "action", "LATE_APPROVAL")));
        }
        return claim.identity().filedBy().equals(caller.id())
                ? Outcome.refused(Refusal.of("SAME_PERSON"))
                : Outcome.done(claim);
    }

    private Mono<Approval> propose(Claim claim, Caller caller, String reason) {
        if (!caller.has(Role.SECOND_REVIEWER)) {
            return Mono.error(new RefusedException(Refusal.of("FORBIDDEN")));
        }
        var entry = Audit.Entry.of(
                "CLAIM_LATE_APPROVAL_PROPOSED", "CLAIM", claim.identity().claimId(), Map.of("reason", reason));
        return proposals
                .add(claim, Kind.LATE_APPROVAL, new Proposal(caller.id(), reason))
                .then(audit.record(caller, entry))
                .thenReturn(new Approval(claim, false));
    }

    private Mono<Approval> approve(Claim claim, Proposal proposal, Caller caller, String reason) {
        if (proposal.by().equals(caller.id())) {
            return Mono.error(new RefusedException(Refusal.of("SAME_PERSON")));
        }
        return RefusedException.orProblem(claim.annotate(claim.items(), claim.assignee(), caller.id()))
                .flatMap(approved -> changes.save(approved, By.of(caller, Change.LATE_APPROVED, reason)))
                .map(approved -> new Approval(approved, true));
    }
}
