package org.huzhu.notification.sms.store;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.notification.sms.domain.SmsStatus;
import org.huzhu.platform.measure.Measure;
import org.huzhu.platform.measure.QueueGauges;
import org.huzhu.platform.measure.QueueGauges.Queue;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Messages that somebody must look at again: to send, to ask the provider, to give up. Just these have a due time or are
 * being sent, and {@code sms_message_due} and {@code sms_message_lost} hold no others.
 */
@Component
class SmsMeasure implements Measure {

    private static final List<String> OPEN = Stream.of(
                    SmsStatus.PENDING, SmsStatus.SENDING, SmsStatus.ACCEPTED, SmsStatus.UNKNOWN)
            .map(Enum::name)
            .toList();

    private final DatabaseClient db;
    private final Clock clock;
    private final QueueGauges waiting;

    SmsMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        this.waiting = new QueueGauges(meters, "huzhu.sms.waiting", "huzhu.sms.oldest.seconds", "state", OPEN);
    }

    @Override
    public String what() {
        return "sms";
    }

    @Override
    public Mono<Void> read() {
        return db.sql("""
                        select state, count(*) as messages, min(created_at) as oldest
                        from sms_message where due_at is not null
                        group by state
                        union all
                        select 'SENDING', count(*), min(created_at)
                        from sms_message where state = 'SENDING' and due_at is null
                        """)
                .map(row -> new Queue(
                        requireNonNull(row.get("state", String.class)),
                        requireNonNull(row.get("messages", Long.class)),
                        Optional.ofNullable(row.get("oldest", Instant.class))))
                .all()
                .collectList()
                .doOnNext(read -> waiting.show(read, clock.instant()))
                .then();
    }
}
