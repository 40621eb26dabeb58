package org.huzhu.member.claim.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of {@code claim}; the progress is JSON. */
public final class ClaimRows {

    private static final TypeReference<List<Claim.Node>> NODES = new TypeReference<>() {};

    private final JsonMapper json;

    public ClaimRows(JsonMapper json) {
        this.json = json;
    }

    /** Without what is sealed. */
    public Claim progress(Readable row) {
        return claim(row, Optional.empty());
    }

    Claim claim(Readable row, Optional<Claim.Detail> detail) {
        return new Claim(
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("revision", Long.class)),
                text(row, "product"),
                text(row, "class_code"),
                text(row, "category"),
                List.of(requireNonNull(row.get("responsibilities", String[].class))),
                text(row, "origin"),
                text(row, "state"),
                text(row, "last_change"),
                Optional.ofNullable(row.get("event_date", LocalDate.class)),
                Optional.ofNullable(row.get("amount", BigDecimal.class)),
                text(row, "reason"),
                requireNonNull(row.get("filed_at", Instant.class)),
                requireNonNull(row.get("changed_at", Instant.class)),
                Optional.ofNullable(row.get("completed_at", Instant.class)),
                Optional.ofNullable(row.get("due_on", LocalDate.class)),
                json.readValue(text(row, "nodes"), NODES),
                detail);
    }

    String write(List<Claim.Node> nodes) {
        return json.writeValueAsString(nodes);
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
