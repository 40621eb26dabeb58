package org.huzhu.enrollment.measure.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.measure.QueueGauges.Queue;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Rows as the measures of this service select them. */
final class Rows {

    private Rows() {}

    static Queue queue(Readable row) {
        return new Queue(
                requireNonNull(row.get("queue", String.class)),
                requireNonNull(row.get("length", Long.class)),
                Optional.ofNullable(row.get("oldest", Instant.class)));
    }

    /** Columns {@code label} and {@code value}. */
    static Mono<Map<String, Double>> values(GenericExecuteSpec statement) {
        return statement
                .map(row -> Map.entry(
                        requireNonNull(row.get("label", String.class)), requireNonNull(row.get("value", Double.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
