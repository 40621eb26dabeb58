package org.huzhu.enrollment.measure.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What waits for a person of the back office. Each part reads only what stands in its queue: {@code unit_by_state},
 * {@code enrollment_order_queue}, {@code handler_change_queue}. A payment waits since its slip was handed in.
 */
@Component
class ReviewQueueMeasure implements Measure {

    private static final List<String> QUEUES = List.of("UNIT", "ORDER", "PAYMENT", "HANDLER_CHANGE");

    private final DatabaseClient db;
    private final Clock clock;
    private final QueueGauges queues;

    ReviewQueueMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.queues = new QueueGauges(
                meters, "huzhu.review.queue.length", "huzhu.review.queue.oldest.seconds", "queue", QUEUES);
    }

    @Override
    public String what() {
        return "reviews";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("""
                        select 'UNIT' as queue, count(*) as length, min(submitted_at) as oldest
                        from unit where state = 'UNDER_REVIEW'
                        union all
                        select 'ORDER', count(*), min(submitted_at)
                        from enrollment_order where state = 'SUBMITTED'
                        union all
                        select 'PAYMENT', count(*), min(coalesce(slip.uploaded_at, paid.submitted_at))
                        from enrollment_order paid
                        left join order_file slip on slip.order_no = paid.order_no and slip.kind = 'VOUCHER'
                        where paid.state = 'PAYMENT_UNDER_REVIEW'
                        union all
                        select 'HANDLER_CHANGE', count(*), min(requested_at)
                        from handler_change where state = 'REQUESTED'
                        """)
                .map(Rows::queue)
                .all()
                .collectList()
                .doOnNext(read -> queues.show(read, clock.instant()))
                .then();
    }
}
