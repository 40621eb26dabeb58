package org.huzhu.enrollment.order;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.OrderCommand.Expire;
import org.huzhu.platform.audit.Audit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Cancels orders that were not paid in time (1A.6). Instances may run at once: each works on rows no other has locked. Blocks the scheduler's
 * own thread.
 */
@Component
public class ExpireOrders {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

    private final OrderStore orders;
    private final OrderChange change;
    private final OrderSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ExpireOrders(
            OrderStore orders,
            OrderChange change,
            OrderSettings settings,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.orders = orders;
        this.change = change;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(
            initialDelayString = "${huzhu.orders.expiry-interval:PT10M}",
            fixedDelayString = "${huzhu.orders.expiry-interval:PT10M}")
    void run() {
        handle(LocalDate.now(clock)).block(LONGEST_RUN);
    }

    /** How many orders were cancelled. */
    public Mono<Integer> handle(LocalDate today) {
        return batch(today)
                .flatMap(count -> count < settings.expiryBatch()
                        ? Mono.just(count)
                        : handle(today).map(more -> count + more));
    }

    private Mono<Integer> batch(LocalDate today) {
        return orders.lockUnpaid(today, settings.expiryBatch())
                .collectList()
                .flatMapIterable(locked -> locked)
                .concatMap(order -> change.apply(order, new Expire(today), this::audited))
                .count()
                .map(Long::intValue)
                .as(transaction::transactional);
    }

    private Mono<Void> audited(EnrollmentOrder order) {
        return audit.recordSystem(
                Audit.Entry.of("ORDER_EXPIRED", "ORDER", order.facts().orderNo()));
    }
}
