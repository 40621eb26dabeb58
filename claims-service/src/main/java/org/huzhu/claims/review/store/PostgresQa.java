package org.huzhu.claims.review.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.review.QaStore;
import org.huzhu.claims.review.domain.QaSample;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws the sample with the same hash as {@link QaSample}, so that a page needs no list of what was drawn. */
@Component
class PostgresQa implements QaStore {

    private static final String COLUMNS = """
            select c.person_id, c.claim_id, c.product, c.state, c.amount, c.created_at, f.verdict,
                   coalesce(f.note, '') as note, coalesce(f.found_by, '') as found_by
            """;
    private static final String WITHOUT_HUMAN = """
            from claim c
            left join claim_qa_finding f on f.person_id = c.person_id and f.claim_id = c.claim_id
            where c.origin = 'AUTO' and c.state in ('PAYING', 'COMPLETED')
              and not exists (select 1 from claim_node n
                              where n.person_id = c.person_id and n.claim_id = c.claim_id and n.handler_id <> '')
            """;
    private static final String DRAWN = """
              and ('x' || left(encode(sha256(convert_to(:salt || c.claim_id::text, 'UTF8')), 'hex'), 8))::bit(32)::bigint
                  < :threshold
            """;

    private final DatabaseClient db;
    private final Clock clock;

    PostgresQa(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<List<Row>> page(QaSample sample, Optional<Boolean> checked, Page.Request request) {
        var values = values(sample);
        var after = request.after().map(key -> after(key, values)).orElse("");
        return db.sql(COLUMNS + WITHOUT_HUMAN + DRAWN + found(checked) + after
                        + "order by c.created_at desc, c.claim_id desc limit " + (request.limit() + 1))
                .bindValues(values)
                .map(PostgresQa::row)
                .all()
                .collectList();
    }

    @Override
    public Mono<Long> count(QaSample sample, Optional<Boolean> checked) {
        return db.sql("select count(*) as claims\n" + WITHOUT_HUMAN + DRAWN + found(checked))
                .bindValues(values(sample))
                .map(row -> requireNonNull(row.get("claims", Long.class)))
                .one();
    }

    @Override
    public Mono<Row> find(UUID claimId) {
        return db.sql(COLUMNS + WITHOUT_HUMAN + "  and c.claim_id = :claimId")
                .bind("claimId", claimId)
                .map(PostgresQa::row)
                .one();
    }

    @Override
    public Mono<Boolean> add(Row row, Verdict verdict, String note, String by) {
        return db.sql("""
                        insert into claim_qa_finding (person_id, claim_id, verdict, note, found_by, found_at)
                        values (:personId, :claimId, :verdict, :note, :by, :now)
                        on conflict (person_id, claim_id) do nothing
                        """)
                .bind("personId", row.personId())
                .bind("claimId", row.claimId())
                .bind("verdict", verdict.name())
                .bind("note", note)
                .bind("by", by)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Map<String, Object> values(QaSample sample) {
        var values = new TreeMap<String, Object>();
        values.put("salt", sample.salt());
        values.put("threshold", sample.threshold());
        return values;
    }

    private static String found(Optional<Boolean> checked) {
        return checked.map(found -> found ? "  and f.claim_id is not null\n" : "  and f.claim_id is null\n")
                .orElse("");
    }

    private static String after(String sortKey, Map<String, Object> values) {
        try {
            var separator = sortKey.indexOf('|');
            values.put("afterAt", Instant.parse(sortKey.substring(0, separator)));
            values.put("afterId", UUID.fromString(sortKey.substring(separator + 1)));
            return "  and (c.created_at, c.claim_id) < (:afterAt, :afterId)\n";
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }

    private static Row row(Readable row) {
        return new Row(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                ClaimState.valueOf(requireNonNull(row.get("state", String.class))),
                requireNonNull(row.get("amount", BigDecimal.class)),
                requireNonNull(row.get("created_at", Instant.class)),
                Optional.ofNullable(row.get("verdict", String.class)).map(Verdict::valueOf),
                requireNonNull(row.get("note", String.class)),
                requireNonNull(row.get("found_by", String.class)));
    }
}
