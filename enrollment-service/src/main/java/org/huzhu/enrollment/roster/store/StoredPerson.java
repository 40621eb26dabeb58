package org.huzhu.enrollment.roster.store;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.roster.RosterPerson;

/** Columns ⇄ person, for rows of an order and for staged ones alike. */
final class StoredPerson {

    static final String COLUMNS = """
            person_row_id, row_no, position, person_id, name, sealed, remark, eligible,
            reasons::text as reasons, warnings::text as warnings, repairs::text as repairs, term_from
            """;

    private StoredPerson() {}

    static RosterPerson of(Readable row, FindingsJson findings) {
        return new RosterPerson(
                get(row, "person_row_id", UUID.class),
                get(row, "row_no", Integer.class),
                get(row, "position", Long.class),
                get(row, "person_id", UUID.class),
                get(row, "name", String.class),
                bytes(get(row, "sealed", ByteBuffer.class)),
                get(row, "remark", String.class),
                get(row, "eligible", Boolean.class),
                findings.read(get(row, "reasons", String.class)),
                findings.read(get(row, "warnings", String.class)),
                findings.read(get(row, "repairs", String.class)),
                Optional.ofNullable(row.get("term_from", LocalDate.class)));
    }

    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
