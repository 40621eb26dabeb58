package org.huzhu.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.huzhu.platform.events.EventTypes;

/** Counts what the broker has acknowledged, and how long each row waited for that. */
class OutboxMeters {

    private final MeterRegistry meters;
    private final Timer delay;

    OutboxMeters(MeterRegistry meters) {
        this.meters = meters;
        this.delay = Timer.builder("huzhu.outbox.delay")
                .description("from the row's creation to the broker's acknowledgement")
                .register(meters);
        EventTypes.ALL.forEach(type -> published(EventTypes.topicOf(type)));
    }

    void acknowledged(List<OutboxRelay.Pending> rows, Instant now) {
        for (var row : rows) {
            published(row.topic()).increment();
            var waited = Duration.between(row.createdAt(), now);
            delay.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }

    private Counter published(String topic) {
        return Counter.builder("huzhu.outbox.published")
                .description("rows the broker has acknowledged")
                .tag("topic", topic)
                .register(meters);
    }
}
