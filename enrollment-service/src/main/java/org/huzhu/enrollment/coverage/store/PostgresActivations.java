package org.huzhu.enrollment.coverage.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.enrollment.coverage.ActivateCoverage.Activation;
import org.huzhu.enrollment.coverage.ActivationStore;
import org.huzhu.enrollment.coverage.AlreadyCovered;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Money;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From roster rows to coverage rows, without moving the sealed data out of the database. */
@Component
class PostgresActivations implements ActivationStore {

    /** Stands for "no earlier term" in SQL, where null does not equal null. */
    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final DatabaseClient db;
    private final Clock clock;

    PostgresActivations(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<Integer> eligible(String orderNo) {
        return db.sql("select count(*)::int as persons from roster_person where order_no = :orderNo and eligible")
                .bind("orderNo", orderNo)
                .map(row -> requireNonNull(row.get("persons", Integer.class)))
                .one();
    }

    @Override
    public Flux<Optional<LocalDate>> previousEnds(String orderNo, String product) {
        return db.sql("""
                        select distinct
                               (select max(upper(earlier.term)) - 1
                                from coverage earlier
                                where earlier.person_id = person.person_id
                                  and earlier.product = :product
                                  and earlier.status = 'ACTIVE') as previous_to
                        from roster_person person
                        where person.order_no = :orderNo and person.eligible
                        """)
                .bind("product", product)
                .bind("orderNo", orderNo)
                .map(row -> Optional.ofNullable(row.get("previous_to", LocalDate.class)))
                .all();
    }

    @Override
    public Mono<AlreadyCovered> firstCoveredBeyond(String orderNo, String product, LocalDate day) {
        return db.sql("""
                        select person.row_no, person.name, held.covered_until
                        from roster_person person
                             cross join lateral (
                                 select max(upper(earlier.term)) - 1 as covered_until
                                 from coverage earlier
                                 where earlier.person_id = person.person_id
                                   and earlier.product = :product
                                   and earlier.status = 'ACTIVE') as held
                        where person.order_no = :orderNo and person.eligible and held.covered_until > :day
                        order by person.position
                        limit 1
                        """)
                .bind("orderNo", orderNo)
                .bind("product", product)
                .bind("day", day)
                .map(row -> AlreadyCovered.of(
                        requireNonNull(row.get("row_no", Integer.class)),
                        requireNonNull(row.get("name", String.class)),
                        requireNonNull(row.get("covered_until", LocalDate.class))))
                .one();
    }

    @Override
    public Mono<List<Created>> create(Activation activation, List<PlannedTerm> terms, UUID lastPerson, int atMost) {
        return db.sql("""
                        insert into coverage
                            (coverage_id, person_id, unit_id, unit_name, order_no, product,
                             name, sealed, remark, term, premium, status, activated_at)
                        select gen_random_uuid(), person.person_id, :unitId, :unitName, :orderNo, :product,
                               person.name, person.sealed, person.remark,
                               daterange(planned.first_day, planned.last_day, '[]'),
                               coalesce((select premium from enrollment_order where order_no = :orderNo), :premium),
                               'ACTIVE', :now
                        from (select listed.*,
                                     coalesce((select max(upper(earlier.term)) - 1
                                               from coverage earlier
                                               where earlier.person_id = listed.person_id
                                                 and earlier.product = :product
                                                 and earlier.status = 'ACTIVE'), :never) as previous_to
                              from roster_person listed
                              where listed.order_no = :orderNo and listed.eligible and listed.person_id > :lastPerson
                              order by listed.person_id
                              limit :atMost) person
                             join unnest(:previousEnds::date[], :firstDays::date[], :lastDays::date[])
                                  as planned (previous_to, first_day, last_day)
                                  on planned.previous_to = person.previous_to
                        order by person.person_id
                        returning coverage_id, person_id, lower(term) as first_day, upper(term) - 1 as last_day,
                                  premium, sealed
                        """)
                .bind("unitId", activation.unitId())
                .bind("unitName", activation.unitName())
                .bind("orderNo", activation.orderNo())
                .bind("product", activation.product().code())
                .bind("premium", activation.product().premium())
                .bind("now", clock.instant())
                .bind("never", NEVER)
                .bind("lastPerson", lastPerson)
                .bind("atMost", atMost)
                .bind(
                        "previousEnds",
                        days(terms, planned -> planned.previousTo().orElse(NEVER)))
                .bind("firstDays", days(terms, planned -> planned.term().from()))
                .bind("lastDays", days(terms, planned -> planned.term().to()))
                .map(PostgresActivations::created)
                .all()
                .collectList();
    }

    private static LocalDate[] days(List<PlannedTerm> terms, Function<PlannedTerm, LocalDate> day) {
        return terms.stream().map(day).toArray(LocalDate[]::new);
    }

    private static Created created(Readable row) {
        return new Created(
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("person_id", UUID.class)),
                new CoverageTerm(
                        requireNonNull(row.get("first_day", LocalDate.class)),
                        requireNonNull(row.get("last_day", LocalDate.class))),
                Money.text(requireNonNull(row.get("premium", BigDecimal.class))),
                requireNonNull(row.get("sealed", byte[].class)));
    }
}
