package org.huzhu.member.claim.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.ClaimStore;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.member.record.store.FilterBinding;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class PostgresClaims implements ClaimStore {

    private static final Position NEWEST = new Position(Long.MAX_VALUE, new UUID(-1, -1));

    private static final String SELECT = """
            select claim_id, revision, product, class_code, category, responsibilities, origin, state, last_change,
                   event_date, amount, reason, filed_at, changed_at, completed_at, due_on, nodes::text as nodes, sealed_detail
            from claim
            """;

    private static final String NARROWED = """
            where person_id = :personId
              and (:product::text is null or product = :product::text)
              and (:year::int is null or extract(year from filed_at at time zone 'Asia/Shanghai') = :year::int)
            """;

    private final DatabaseClient db;
    private final DetailSeal seal;
    private final ClaimRows rows;

    PostgresClaims(DatabaseClient db, DetailSeal seal, JsonMapper json) {
        this.db = db;
        this.seal = seal;
        this.rows = new ClaimRows(json);
    }

    @Override
    public Mono<Void> keep(UUID personId, Claim claim) {
        var insert = db.sql("""
                        insert into claim (person_id, claim_id, revision, product, class_code, category, responsibilities, origin,
                                           state, last_change, event_date, amount, reason, filed_at, changed_at, completed_at,
                                           due_on, nodes, sealed_detail)
                        values (:personId, :claimId, :revision, :product, :classCode, :category, :responsibilities, :origin,
                                :state, :change, :eventDate, :amount, :reason, :filedAt, :changedAt, :completedAt,
                                :dueOn, :nodes::jsonb, :sealedDetail)
                        on conflict (person_id, claim_id) do update set
                            revision = excluded.revision, product = excluded.product, class_code = excluded.class_code,
                            category = excluded.category, responsibilities = excluded.responsibilities,
                            origin = excluded.origin, state = excluded.state, last_change = excluded.last_change,
                            event_date = excluded.event_date, amount = excluded.amount, reason = excluded.reason,
                            filed_at = excluded.filed_at, changed_at = excluded.changed_at,
                            completed_at = excluded.completed_at, due_on = excluded.due_on, nodes = excluded.nodes,
                            sealed_detail = excluded.sealed_detail
                        where claim.revision < excluded.revision
                        """).bind("personId", personId);
        return bindOpen(bindKnown(insert, claim), personId, claim).then();
    }

    @Override
    public Flux<Claim> list(UUID personId, RecordFilter filter, Page.Request page) {
        var before = page.after().map(PostgresClaims::position).orElse(NEWEST);
        var select = db.sql(SELECT + NARROWED + """
                          and ((extract(epoch from filed_at) * 1000000)::bigint, claim_id) < (:before, :id)
                        order by filed_at desc, claim_id desc
                        limit :limit
                        """)
                .bind("before", before.filedAt())
                .bind("id", before.id())
                .bind("limit", page.limit() + 1);
        return FilterBinding.bind(select, personId, filter)
                .map(row -> claim(personId, row))
                .all();
    }

    @Override
    public Mono<Long> count(UUID personId, RecordFilter filter) {
        return FilterBinding.bind(db.sql("select count(*) as total from claim " + NARROWED), personId, filter)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    @Override
    public Mono<Claim> find(UUID personId, UUID claimId) {
        return db.sql(SELECT + "where person_id = :personId and claim_id = :claimId")
                .bind("personId", personId)
                .bind("claimId", claimId)
                .map(row -> claim(personId, row))
                .one();
    }

    private Claim claim(UUID personId, Readable row) {
        var claimId = requireNonNull(row.get("claim_id", UUID.class));
        var sealed = Optional.ofNullable(row.get("sealed_detail", byte[].class));
        return rows.claim(row, sealed.map(bytes -> seal.open(personId, claimId, bytes)));
    }

    private GenericExecuteSpec bindKnown(GenericExecuteSpec insert, Claim claim) {
        return insert.bind("claimId", claim.claimId())
                .bind("revision", claim.revision())
                .bind("product", claim.product())
                .bind("classCode", claim.classCode())
                .bind("category", claim.category())
                .bind("responsibilities", claim.responsibilities().toArray(String[]::new))
                .bind("origin", claim.origin())
                .bind("state", claim.state())
                .bind("change", claim.change())
                .bind("reason", claim.reason())
                .bind("filedAt", claim.filedAt())
                .bind("changedAt", claim.changedAt())
                .bind("nodes", rows.write(claim.nodes()));
    }

    private GenericExecuteSpec bindOpen(GenericExecuteSpec insert, UUID personId, Claim claim) {
        var eventDate = bind(insert, "eventDate", claim.eventDate(), LocalDate.class);
        var amount = bind(eventDate, "amount", claim.amount(), BigDecimal.class);
        var completedAt = bind(amount, "completedAt", claim.completedAt(), Instant.class);
        var dueOn = bind(completedAt, "dueOn", claim.dueOn(), LocalDate.class);
        var sealed = claim.detail().map(detail -> seal.seal(personId, claim.claimId(), detail));
        return bind(dueOn, "sealedDetail", sealed, byte[].class);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec insert, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> insert.bind(name, known)).orElseGet(() -> insert.bindNull(name, type));
    }

    private record Position(long filedAt, UUID id) {}

    private static Position position(String sortKey) {
        try {
            var bar = sortKey.indexOf('|');
            return new Position(Long.parseLong(sortKey.substring(0, bar)), UUID.fromString(sortKey.substring(bar + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }
}
