package org.huzhu.enrollment.transfer.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.enrollment.transfer.TransferStore.RowOutcome;
import org.huzhu.enrollment.transfer.TransferStore.Settled;
import org.huzhu.enrollment.transfer.TransferStore.Waiting;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of batches. A row without an outcome is one that still has to be settled: there is no other checkpoint. */
@Component
class TransferRows {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final DatabaseClient db;
    private final JsonMapper json;

    TransferRows(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Mono<Void> insert(UUID importId, List<Waiting> lines) {
        return db.sql("""
                        insert into coverage_import_row (import_id, row_no, sealed)
                        select :importId, row_no, decode(sealed, 'base64')
                        from unnest(:rowNos::int[], :sealed::text[]) as line (row_no, sealed)
                        """)
                .bind("importId", importId)
                .bind("rowNos", lines.stream().map(Waiting::rowNo).toArray(Integer[]::new))
                .bind(
                        "sealed",
                        lines.stream()
                                .map(line -> Base64.getEncoder().encodeToString(line.sealed()))
                                .toArray(String[]::new))
                .then();
    }

    Mono<List<Waiting>> waiting(UUID importId, int atMost) {
        return db.sql("""
                        select row_no, sealed
                        from coverage_import_row
                        where import_id = :importId and outcome is null
                        order by row_no
                        limit :atMost
                        """)
                .bind("importId", importId)
                .bind("atMost", atMost)
                .map(row -> new Waiting(
                        requireNonNull(row.get("row_no", Integer.class)),
                        requireNonNull(row.get("sealed", byte[].class))))
                .all()
                .collectList();
    }

    Mono<Void> settle(UUID importId, List<Settled> settled) {
        return db.sql("""
                        update coverage_import_row line
                        set outcome = done.outcome, name = done.name, id_number = done.id_number,
                            reasons = done.reasons::jsonb, coverage_id = nullif(done.coverage_id, '')::uuid, sealed = ''
                        from unnest(:rowNos::int[], :outcomes::text[], :names::text[], :idNumbers::text[], :reasons::text[],
                                    :coverageIds::text[])
                             as done (row_no, outcome, name, id_number, reasons, coverage_id)
                        where line.import_id = :importId and line.row_no = done.row_no
                        """)
                .bind("importId", importId)
                .bind("rowNos", settled.stream().map(Settled::rowNo).toArray(Integer[]::new))
                .bind("outcomes", texts(settled, row -> row.outcome().name()))
                .bind("names", texts(settled, Settled::name))
                .bind("idNumbers", texts(settled, Settled::idNumber))
                .bind("reasons", texts(settled, row -> json.writeValueAsString(row.reasons())))
                .bind(
                        "coverageIds",
                        texts(
                                settled,
                                row -> row.coverageId().map(UUID::toString).orElse("")))
                .then();
    }

    /** Rows that will not be settled any more keep nothing of what they said. */
    Mono<Void> forget(UUID importId) {
        return db.sql("update coverage_import_row set sealed = '' where import_id = :importId and outcome is null")
                .bind("importId", importId)
                .then();
    }

    Mono<List<Settled>> page(UUID importId, Optional<RowOutcome> outcome, int afterRow, int limit) {
        return db.sql("""
                        select row_no, outcome, name, id_number, reasons::text as reasons, coverage_id
                        from coverage_import_row
                        where import_id = :importId and row_no > :afterRow and outcome = any(:outcomes)
                        order by row_no
                        limit :limit
                        """)
                .bind("importId", importId)
                .bind("afterRow", afterRow)
                .bind("outcomes", outcomes(outcome))
                .bind("limit", limit)
                .map(this::settled)
                .all()
                .collectList();
    }

    Mono<Long> count(UUID importId, Optional<RowOutcome> outcome) {
        return db.sql("""
                        select count(*) as lines
                        from coverage_import_row
                        where import_id = :importId and outcome = any(:outcomes)
                        """)
                .bind("importId", importId)
                .bind("outcomes", outcomes(outcome))
                .map(row -> requireNonNull(row.get("lines", Long.class)))
                .one();
    }

    private Settled settled(Readable row) {
        return new Settled(
                requireNonNull(row.get("row_no", Integer.class)),
                RowOutcome.valueOf(requireNonNull(row.get("outcome", String.class))),
                requireNonNull(row.get("name", String.class)),
                requireNonNull(row.get("id_number", String.class)),
                json.readValue(requireNonNull(row.get("reasons", String.class)), FINDINGS),
                Optional.ofNullable(row.get("coverage_id", UUID.class)));
    }

    private static String[] outcomes(Optional<RowOutcome> outcome) {
        return outcome.map(one -> new String[] {one.name()})
                .orElseGet(() -> java.util.Arrays.stream(RowOutcome.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    private static String[] texts(List<Settled> settled, Function<Settled, String> field) {
        return settled.stream().map(field).toArray(String[]::new);
    }
}
