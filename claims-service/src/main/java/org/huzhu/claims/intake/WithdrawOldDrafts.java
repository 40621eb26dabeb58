package org.huzhu.claims.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Drafts nobody comes back to are withdrawn (row 43). Instances may run at once. Blocks the scheduler's own thread. */
@Component
public class WithdrawOldDrafts {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

    private final FilingStore filings;
    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final IntakeSettings settings;
    private final Clock clock;
    private final TransactionalOperator transaction;

    WithdrawOldDrafts(
            FilingStore filings,
            ClaimStore claims,
            ClaimChanges changes,
            IntakeSettings settings,
            Clock clock,
            TransactionalOperator transaction) {
        this.filings = filings;
        this.claims = claims;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${huzhu.claims.intake.expiry-interval:PT1H}",
            fixedDelayString = "${huzhu.claims.intake.expiry-interval:PT1H}")
    void run() {
        handle().block(LONGEST_RUN);
    }

    /** How many drafts were withdrawn. */
    public Mono<Integer> handle() {
        var before = LocalDate.now(clock)
                .minus(settings.draftsKept())
                .atStartOfDay(clock.getZone())
                .toInstant();
        return batches(before);
    }

    private Mono<Integer> batches(Instant before) {
        return batch(before)
                .flatMap(count -> count < settings.expiryBatch()
                        ? Mono.just(count)
                        : batches(before).map(more -> count + more));
    }

    private Mono<Integer> batch(Instant before) {
        return filings.lockOldDrafts(before, settings.expiryBatch())
                .collectList()
                .flatMapIterable(locked -> locked)
                .concatMap(this::withdraw)
                .count()
                .map(Long::intValue)
                .as(transaction::transactional);
    }

    private Mono<Claim> withdraw(UUID claimId) {
        var why = "草稿超过" + settings.draftsKept().getDays() + "天未提交，系统自动撤回";
        return claims.find(claimId).flatMap(claim -> switch (claim.withdraw(clock.instant(), why)) {
            case Done<Claim> withdrawn -> changes.save(withdrawn.value(), By.system(Change.WITHDRAWN, why));
            case Refused<Claim> _ -> Mono.empty();
        });
    }
}
