package org.huzhu.claims.payout.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.domain.BankReference;
import org.huzhu.claims.payout.domain.BatchState;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Row ⇄ batch and its parts: the border of nullness. */
final class Rows {

    private Rows() {}

    static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }

    static PayoutBatch batch(Readable row) {
        return new PayoutBatch(
                requireNonNull(row.get("batch_id", UUID.class)),
                text(row, "product"),
                text(row, "format"),
                BatchState.valueOf(text(row, "state")),
                requireNonNull(row.get("lines", Integer.class)),
                requireNonNull(row.get("total", BigDecimal.class)),
                text(row, "maker"),
                requireNonNull(row.get("made_at", Instant.class)),
                text(row, "checker"),
                Optional.ofNullable(row.get("checked_at", Instant.class)),
                text(row, "reason"),
                text(row, "sha256"),
                text(row, "sent_by"),
                Optional.ofNullable(row.get("sent_at", Instant.class)));
    }

    static String reference(Readable row) {
        return new BankReference(
                        requireNonNull(row.get("claim_id", UUID.class)),
                        requireNonNull(row.get("attempt", Integer.class)))
                .text();
    }

    static BigDecimal amount(Readable row) {
        return requireNonNull(row.get("amount", BigDecimal.class));
    }

    static byte[] bytes(Readable row, String column) {
        return requireNonNull(row.get(column, byte[].class), column);
    }

    static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class), column);
    }

    static <T> GenericExecuteSpec bind(GenericExecuteSpec statement, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> statement.bind(name, known)).orElseGet(() -> statement.bindNull(name, type));
    }
}
