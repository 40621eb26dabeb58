package org.huzhu.claims.coverage.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.platform.time.CoverageTerm;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresCoveredTerms implements CoveredTerms {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresCoveredTerms(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A fact does not change: the second time finds its row and leaves it. */
    @Override
    public Mono<Void> activate(CoveredTerm covered, byte[] sealedPerson) {
        return db.sql("""
            insert into covered_term
                (coverage_id, person_id, product, class_code, card_kind, unit_id, order_no, term, premium,
                 sealed_person, recorded_at)
            values
                (:coverageId, :personId, :product, :classCode, :cardKind, :unitId, :orderNo,
                 daterange(:from, :to, '[]'), :premium, :sealedPerson, :now)
            on conflict (person_id, coverage_id) do nothing
            """)
                .bind("coverageId", covered.coverageId())
                .bind("personId", covered.personId())
                .bind("product", covered.product())
                .bind("classCode", covered.classCode())
                .bind("cardKind", covered.cardKind())
                .bind("unitId", covered.unitId())
                .bind("orderNo", covered.orderNo())
                .bind("from", covered.term().from())
                .bind("to", covered.term().to())
                .bind("premium", covered.premium())
                .bind("sealedPerson", sealedPerson)
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Mono<Void> expire(UUID coverageId, UUID personId, LocalDate lastDay) {
        return db.sql("""
            insert into expired_term (coverage_id, person_id, last_day, recorded_at)
            values (:coverageId, :personId, :lastDay, :now)
            on conflict (person_id, coverage_id) do nothing
            """)
                .bind("coverageId", coverageId)
                .bind("personId", personId)
                .bind("lastDay", lastDay)
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Flux<CoveredTerm> ofPerson(UUID personId, String product) {
        return db.sql("""
            select coverage_id, person_id, product, class_code, card_kind, unit_id, order_no,
                   lower(term) as first_day, upper(term) - 1 as last_day, premium
            from covered_term
            where person_id = :personId and product = :product
            """)
                .bind("personId", personId)
                .bind("product", product)
                .map(PostgresCoveredTerms::covered)
                .all();
    }

    @Override
    public Flux<OnDay> ofPerson(UUID personId, LocalDate day) {
        return db.sql("""
            select coverage_id, person_id, product, class_code, card_kind, unit_id, order_no,
                   lower(term) as first_day, upper(term) - 1 as last_day, premium,
                   case when term @> :day then sealed_person end as sealed_person,
                   exists (select from terminated_coverage as t
                           where t.person_id = c.person_id and t.coverage_id = c.coverage_id) as terminated
            from covered_term as c
            where person_id = :personId
            """)
                .bind("personId", personId)
                .bind("day", day)
                .map(row -> new OnDay(
                        covered(row),
                        Optional.ofNullable(row.get("sealed_person", byte[].class)),
                        requireNonNull(row.get("terminated", Boolean.class))))
                .all();
    }

    @Override
    public Flux<String> productsOf(UUID personId) {
        return db.sql("select distinct product from covered_term where person_id = :personId order by product")
                .bind("personId", personId)
                .map(row -> requireNonNull(row.get("product", String.class)))
                .all();
    }

    @Override
    public Mono<byte[]> sealedPerson(UUID personId, UUID coverageId) {
        return db.sql(
                        "select sealed_person from covered_term where person_id = :personId and coverage_id = :coverageId")
                .bind("personId", personId)
                .bind("coverageId", coverageId)
                .map(row -> requireNonNull(row.get("sealed_person", byte[].class)))
                .one();
    }

    @Override
    public Mono<Totals> totals() {
        return db.sql("""
            select count(*) as terms,
                   count(*) filter (where status = 'ACTIVE') as active,
                   count(*) filter (where status = 'EXPIRED') as expired,
                   count(distinct person_id) as persons
            from covered_term_now
            """).mapProperties(Totals.class).one();
    }

    private static CoveredTerm covered(Readable row) {
        return new CoveredTerm(
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("class_code", String.class)),
                requireNonNull(row.get("card_kind", String.class)),
                requireNonNull(row.get("unit_id", UUID.class)),
                requireNonNull(row.get("order_no", String.class)),
                new CoverageTerm(
                        requireNonNull(row.get("first_day", LocalDate.class)),
                        requireNonNull(row.get("last_day", LocalDate.class))),
                requireNonNull(row.get("premium", BigDecimal.class)));
    }
}
