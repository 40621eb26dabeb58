package org.huzhu.claims.review;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimCommand;
import org.huzhu.claims.claim.domain.ClaimLife;
import org.huzhu.claims.coverage.TerminatedCoverages;
import org.huzhu.claims.coverage.TerminatedCoverages.Termination;
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
 * 终止保障责任 because of fraud (SHC-048): one of the staff proposes, an administrator confirms. Nothing is paid from the
 * coverage any more; the claim is refused unless its money is out already, which is finance's to reverse.
 */
@Component
public class TerminateCoverage {

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final Proposals proposals;
    private final TerminatedCoverages coverages;
    private final ReviewNotices notices;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    TerminateCoverage(
            ClaimAccess access,
            ClaimChanges changes,
            Proposals proposals,
            TerminatedCoverages coverages,
            ReviewNotices notices,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.proposals = proposals;
        this.coverages = coverages;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(Caller caller, UUID claimId, String reason) {}

    /** @param terminated false while an administrator has to confirm */
    public record Ended(Claim claim, boolean terminated) {}

    public Mono<Outcome<Ended>> handle(Command command) {
        return Refusable.outcome(RefusedException.orProblem(Words.required(command.reason()))
                .flatMap(words -> access.lockForStaff(command.claimId())
                        .flatMap(RefusedException::orProblem)
                        .flatMap(claim -> proposals
                                .find(claim, Kind.TERMINATION)
                                .flatMap(proposal -> confirm(claim, proposal, command.caller(), words))
                                .switchIfEmpty(Mono.defer(() -> propose(claim, command.caller(), words)))))
                .as(transaction::transactional));
    }

    private Mono<Ended> propose(Claim claim, Caller caller, String reason) {
        return proposals
                .add(claim, Kind.TERMINATION, new Proposal(caller.id(), reason))
                .then(audit.record(caller, entry("COVERAGE_TERMINATION_PROPOSED", claim, reason)))
                .thenReturn(new Ended(claim, false));
    }

    private Mono<Ended> confirm(Claim claim, Proposal proposal, Caller caller, String reason) {
        if (!caller.has(Role.ADMIN)) {
            return Mono.error(new RefusedException(Refusal.of("FORBIDDEN")));
        }
        if (proposal.by().equals(caller.id())) {
            return Mono.error(new RefusedException(Refusal.of("SAME_PERSON")));
        }
        var identity = claim.identity();
        var termination = new Termination(
                identity.personId(),
                identity.coverageId(),
                identity.claimId(),
                proposal.reason(),
                proposal.by(),
                caller.id());
        return coverages
                .terminate(termination)
                .filter(first -> first)
                .switchIfEmpty(Mono.error(new RefusedException(Refusal.of("COVERAGE_TERMINATED"))))
                .then(audit.record(caller, entry("COVERAGE_TERMINATED", claim, reason)))
                .then(Mono.defer(() -> refuse(claim, caller, reason)))
                .map(refused -> new Ended(refused, true));
    }

    private Mono<Claim> refuse(Claim claim, Caller caller, String reason) {
        return ClaimLife.allows(claim.state(), ClaimCommand.TERMINATE)
                ? RefusedException.orProblem(claim.terminate(clock.instant(), "保障责任已终止：" + reason))
                        .flatMap(ended -> changes.save(ended, By.of(caller, Change.TERMINATED, reason)))
                        .flatMap(ended -> notices.rejected(ended).thenReturn(ended))
                : Mono.just(claim);
    }

    private static Audit.Entry entry(String action, Claim claim, String reason) {
        var identity = claim.identity();
        return Audit.Entry.of(
                action,
                "COVERAGE",
                identity.coverageId(),
                Map.of("claimId", identity.claimId().toString(), "reason", reason));
    }
}
