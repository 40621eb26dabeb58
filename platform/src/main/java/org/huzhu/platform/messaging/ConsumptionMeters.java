package org.huzhu.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.huzhu.platform.messaging.Consumption.Letter;
import reactor.core.publisher.Mono;

/** Rate, errors and duration of every consumer, and how old an event is when it takes effect. */
class ConsumptionMeters {

    private final MeterRegistry meters;
    private final Clock clock;

    ConsumptionMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** What became of one delivery. */
    enum Consumed {
        APPLIED,
        REPEATED,
        PARKED,
        FAILED
    }

    /** From the start on, so that the first failure is seen as a rise. */
    void expect(EventHandler handler) {
        delay(handler.consumer());
        for (var topic : handler.topics()) {
            for (var outcome : Consumed.values()) {
                handling(handler.consumer(), topic, outcome);
            }
        }
    }

    /** Times the work; one that is given up for its length has failed. */
    Mono<Void> timed(String consumer, ConsumerRecord<String, String> record, Mono<Consumed> work) {
        return Mono.defer(() -> {
            var start = Timer.start(meters);
            return work.doOnNext(outcome -> {
                        start.stop(handling(consumer, record.topic(), outcome));
                        if (outcome == Consumed.APPLIED) {
                            age(consumer, record);
                        }
                    })
                    .doOnError(_ -> start.stop(handling(consumer, record.topic(), Consumed.FAILED)))
                    .doOnCancel(() -> start.stop(handling(consumer, record.topic(), Consumed.FAILED)))
                    .then();
        });
    }

    private void age(String consumer, ConsumerRecord<String, String> record) {
        try {
            var age = Duration.between(Instant.parse(Letter.header(record.headers(), "ce_time")), clock.instant());
            delay(consumer).record(age.isNegative() ? Duration.ZERO : age);
        } catch (DateTimeException _) {
            // a record of another producer need not say when it was made
        }
    }

    private Timer delay(String consumer) {
        return Timer.builder("huzhu.events.delay")
                .description("from the event's creation to its effect")
                .tag("consumer", consumer)
                .register(meters);
    }

    private Timer handling(String consumer, String topic, Consumed outcome) {
        return Timer.builder("huzhu.events.consumed")
                .description("handling of one record")
                .tag("consumer", consumer)
                .tag("topic", topic)
                .tag("outcome", outcome.name())
                .register(meters);
    }
}
