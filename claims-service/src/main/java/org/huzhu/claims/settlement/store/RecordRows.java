package org.huzhu.claims.settlement.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.settlement.MedicalRecords.Entry;
import org.huzhu.claims.settlement.MedicalRecords.Waiting;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.platform.values.ResidentId;

/** Row ⇄ record: the border of nullness. */
final class RecordRows {

    private final RecordSeals seals;

    RecordRows(RecordSeals seals) {
        this.seals = seals;
    }

    static Settlement settlement(Readable row) {
        return new Settlement(
                Settlement.Result.valueOf(text(row, "result")),
                text(row, "code"),
                text(row, "text"),
                List.of(requireNonNull(row.get("claim_ids", UUID[].class))),
                Optional.ofNullable(row.get("amount", BigDecimal.class)),
                Optional.ofNullable(row.get("due_on", LocalDate.class)),
                Optional.ofNullable(row.get("earliest_on", LocalDate.class)),
                requireNonNull(row.get("provisional", Boolean.class)));
    }

    Waiting waiting(Readable row) {
        var source = text(row, "source");
        return new Waiting(
                source,
                seals.open(source, text(row, "record_id"), requireNonNull(row.get("sealed_record", byte[].class))),
                instant(row, "received_at"));
    }

    Entry entry(Readable row) {
        var source = text(row, "source");
        var recordId = text(row, "record_id");
        var told = seals.open(source, recordId, requireNonNull(row.get("sealed_record", byte[].class)));
        return new Entry(
                requireNonNull(row.get("seq", Long.class)),
                requireNonNull(row.get("person_id", UUID.class)),
                source,
                recordId,
                ResidentId.mask(String.valueOf(told.get("idNumber"))),
                String.valueOf(told.get("hospital")),
                requireNonNull(row.get("discharged_on", LocalDate.class)),
                settlement(row),
                instant(row, "received_at"),
                instant(row, "settled_at"),
                requireNonNull(row.get("conflicts", Integer.class)));
    }

    private static Instant instant(Readable row, String column) {
        return requireNonNull(row.get(column, Instant.class), column);
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class), column);
    }
}
