package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The applicant takes his claim back, as long as nothing is being paid. He may file it again. */
@Component
public class WithdrawClaim {

    private static final int LONGEST_REASON = 200;

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final Clock clock;
    private final TransactionalOperator transaction;

    WithdrawClaim(ClaimAccess access, ClaimChanges changes, Clock clock, TransactionalOperator transaction) {
        this.access = access;
        this.changes = changes;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, UUID claimId, String reason) {}

    public Mono<Outcome<Claim>> handle(Command command) {
        var reason = command.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Mono.just(refused(Refusal.ofField("WITHDRAWAL_REASON", "reason")));
        }
        return access.lockOwn(command.caller(), command.claimId())
                .map(found -> Chain.then(found, claim -> claim.withdraw(clock.instant(), reason)))
                .flatMap(withdrawn -> Chain.thenLater(
                        withdrawn,
                        claim -> changes.save(claim, By.of(command.caller(), Change.WITHDRAWN, reason))
                                .map(Outcome::done)))
                .as(transaction::transactional);
    }
}
