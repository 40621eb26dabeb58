package org.huzhu.claims.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.review.domain.ClaimClock;
import org.huzhu.platform.events.SlaBreached;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.values.Outcome.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices what was not paid by its day, once per claim and responsibility, whichever instance is first (SHC-064). */
@Component
public class MarkBreaches {

    private static final Logger log = LoggerFactory.getLogger(MarkBreaches.class);
    private static final int BATCH = 100;

    private final ClockStore clocks;
    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final Outbox outbox;
    private final SlaMeters meters;
    private final TransactionalOperator transaction;
    private final Clock clock;

    MarkBreaches(
            ClockStore clocks,
            ClaimStore claims,
            ClaimChanges changes,
            Outbox outbox,
            SlaMeters meters,
            TransactionalOperator transaction,
            Clock clock) {
        this.clocks = clocks;
        this.claims = claims;
        this.changes = changes;
        this.outbox = outbox;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The number of breaches noticed. */
    public Mono<Integer> handle() {
        return batch().flatMap(batch ->
                batch.taken() < BATCH || batch.breaches().isEmpty()
                        ? Mono.just(batch.breaches().size())
                        : Mono.defer(this::handle).map(more -> batch.breaches().size() + more));
    }

    private record Batch(int taken, List<SlaBreached> breaches) {}

    /** Counted after the commit, so that what was rolled back is not counted. */
    private Mono<Batch> batch() {
        var today = LocalDate.now(clock);
        return clocks.takeOverdue(today, BATCH)
                .collectList()
                .flatMap(taken -> Flux.fromIterable(taken)
                        .concatMap(claimId -> markAlone(claimId, today))
                        .concatMapIterable(breaches -> breaches)
                        .collectList()
                        .map(breaches -> new Batch(taken.size(), breaches)))
                .as(transaction::transactional)
                .doOnNext(batch -> batch.breaches().forEach(meters::breached));
    }

    /** A claim that cannot be written must not keep the others from being noticed. */
    private Mono<List<SlaBreached>> markAlone(UUID claimId, LocalDate today) {
        return mark(claimId, today).as(transaction::transactional).onErrorResume(failure -> {
            log.error("breach not noticed claimId={}", claimId, failure);
            return Mono.empty();
        });
    }

    private Mono<List<SlaBreached>> mark(UUID claimId, LocalDate today) {
        return claims.lock(claimId).flatMap(claim -> {
            var breaches = claim.items().stream()
                    .filter(item -> ClaimClock.isNewlyOverdue(item, today))
                    .map(item -> breach(claim, item))
                    .toList();
            var marked = claim.annotate(ClaimClock.markOverdue(claim, today), claim.assignee(), claim.lateApproval());
            return !breaches.isEmpty() && marked instanceof Done<Claim> done
                    ? changes.save(done.value(), By.system(Change.BREACHED, ""))
                            .then(outbox.append(breaches))
                            .thenReturn(breaches)
                    : Mono.empty();
        });
    }

    private static SlaBreached breach(Claim claim, ClaimItem item) {
        return new SlaBreached(
                claim.identity().claimId(),
                claim.identity().personId(),
                claim.identity().product(),
                item.responsibility(),
                item.dueOn().orElseThrow());
    }
}
