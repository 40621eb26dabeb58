package org.huzhu.enrollment.coverage;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.huzhu.platform.messaging.Outbox;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Tells the others that a term has passed, once per coverage. Looks for terms that are over and not yet told, so a day on which nothing ran is
 * made up for; instances share the work row by row.
 */
@Component
public class ExpireCoverages {

    private static final int BATCH = 1_000;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

    private final ExpiryStore expiries;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ExpireCoverages(ExpiryStore expiries, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.expiries = expiries;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The number of coverages told of. */
    public Mono<Integer> handle() {
        return batch().flatMap(told ->
                told < BATCH ? Mono.just(told) : Mono.defer(this::handle).map(more -> told + more));
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "${huzhu.coverage.expiry-interval:PT10M}")
    void run() {
        handle().block(LONGEST_RUN);
    }

    private Mono<Integer> batch() {
        return expiries.takeExpired(LocalDate.now(clock), BATCH)
                .flatMap(expired -> outbox.append(expired).thenReturn(expired.size()))
                .as(transaction::transactional);
    }
}
