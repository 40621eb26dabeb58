package org.huzhu.member.coverage.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.store.ClaimRows;
import org.huzhu.member.coverage.CoverageStore;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.member.record.store.FilterBinding;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.huzhu.platform.web.TraceId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class PostgresCoverages implements CoverageStore {

    private static final UUID LAST = new UUID(-1, -1);
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    private final DatabaseClient db;
    private final ClaimRows claims;
    private final Clock clock;

    PostgresCoverages(DatabaseClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.claims = new ClaimRows(json);
        this.clock = clock;
    }

    @Override
    public Mono<Void> add(CoverageActivated activated) {
        return db.sql("""
                        insert into coverage (person_id, coverage_id, product, class_code, card_kind, unit_id, unit_name,
                                              order_no, covered_from, covered_to, premium)
                        select :personId, :coverageId, :product, :classCode, :cardKind, :unitId, :unitName, :orderNo, :from,
                               least(:to, coalesce((select ended_on from coverage_end
                                                    where person_id = :personId and coverage_id = :coverageId), :to)),
                               :premium
                        on conflict (person_id, coverage_id) do nothing
                        """)
                .bind("personId", activated.personId())
                .bind("coverageId", activated.coverageId())
                .bind("product", activated.product())
                .bind("classCode", activated.classCode())
                .bind("cardKind", activated.cardKind())
                .bind("unitName", activated.unitName())
                .bind("orderNo", activated.orderNo())
                .bind("from", activated.from())
                .bind("to", activated.to())
                .bind("premium", new BigDecimal(activated.premium()))
                .bind("unitId", activated.unitId())
                .then();
    }

    @Override
    public Mono<Void> end(UUID personId, UUID coverageId, LocalDate on) {
        return db.sql("""
                        with ended as (
                            update coverage set covered_to = least(covered_to, :on)
                            where person_id = :personId and coverage_id = :coverageId
                            returning 1)
                        insert into coverage_end (person_id, coverage_id, ended_on)
                        select :personId, :coverageId, :on where not exists (select from ended)
                        on conflict (person_id, coverage_id) do update
                            set ended_on = least(coverage_end.ended_on, excluded.ended_on)
                        """)
                .bind("on", on)
                .bind("personId", personId)
                .bind("coverageId", coverageId)
                .then();
    }

    @Override
    public Flux<Coverage> list(UUID personId, RecordFilter filter, Page.Request page) {
        var after = page.after().map(PostgresCoverages::position).orElse(new Position(FAR, LAST));
        var select =
                db.sql("""
                        select c.coverage_id, c.product, c.class_code, coalesce(u.name, c.unit_name) as unit_name, c.order_no,
                               c.covered_from, c.covered_to, c.premium
                        from coverage c left join unit u on u.unit_id = c.unit_id
                        where c.person_id = :personId
                          and (:product::text is null or c.product = :product::text)
                          and (:year::int is null or extract(year from c.covered_from) = :year::int)
                          and (c.covered_from, c.coverage_id) < (:from, :id)
                        order by c.covered_from desc, c.coverage_id desc
                        limit :limit
                        """).bind("from", after.from()).bind("id", after.id()).bind("limit", page.limit() + 1);
        return FilterBinding.bind(select, personId, filter)
                .map(PostgresCoverages::coverage)
                .all();
    }

    @Override
    public Mono<Long> count(UUID personId, RecordFilter filter) {
        var select = db.sql("""
                select count(*) as total from coverage c
                where c.person_id = :personId
                  and (:product::text is null or c.product = :product::text)
                  and (:year::int is null or extract(year from c.covered_from) = :year::int)
                """);
        return FilterBinding.bind(select, personId, filter)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    @Override
    public Mono<Coverage> find(UUID personId, UUID coverageId) {
        return db.sql("""
                        select c.coverage_id, c.product, c.class_code, coalesce(u.name, c.unit_name) as unit_name, c.order_no,
                               c.covered_from, c.covered_to, c.premium
                        from coverage c left join unit u on u.unit_id = c.unit_id
                        where c.person_id = :personId and c.coverage_id = :coverageId
                        """)
                .bind("personId", personId)
                .bind("coverageId", coverageId)
                .map(PostgresCoverages::coverage)
                .one();
    }

    @Override
    public Mono<Holdings> lookUp(UUID personId, Caller caller, String purpose) {
        return TraceId.current()
                .flatMap(traceId -> db.sql("select * from look_up(:personId, :at, :actor, :roles, :purpose, :traceId)")
                        .bind("personId", personId)
                        .bind("at", clock.instant())
                        .bind("actor", caller.id())
                        .bind("roles", caller.roleNames())
                        .bind("purpose", purpose)
                        .bind("traceId", traceId)
                        .map(this::held)
                        .all()
                        .collectList())
                .map(PostgresCoverages::holdings);
    }

    private Object held(Readable row) {
        return row.get("coverage_id", UUID.class) == null ? claims.progress(row) : coverage(row);
    }

    private static Holdings holdings(List<Object> held) {
        return new Holdings(only(Coverage.class, held), only(Claim.class, held));
    }

    private static <T> List<T> only(Class<T> type, List<Object> held) {
        return held.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Coverage coverage(Readable row) {
        return new Coverage(
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("class_code", String.class)),
                requireNonNull(row.get("unit_name", String.class)),
                requireNonNull(row.get("order_no", String.class)),
                requireNonNull(row.get("covered_from", LocalDate.class)),
                requireNonNull(row.get("covered_to", LocalDate.class)),
                requireNonNull(row.get("premium", BigDecimal.class)));
    }

    private record Position(LocalDate from, UUID id) {}

    private static Position position(String sortKey) {
        try {
            var bar = sortKey.indexOf('|');
            return new Position(
                    LocalDate.parse(sortKey.substring(0, bar)), UUID.fromString(sortKey.substring(bar + 1)));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }
}
