package org.huzhu.claims.simulation.store;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.simulation.Simulation;
import org.huzhu.claims.simulation.Simulation.Found;
import org.huzhu.claims.simulation.Simulation.Lease;
import org.huzhu.claims.simulation.SimulationStore;
import org.huzhu.claims.simulation.domain.Tally;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leases are kept by the database's clock, which all instances share. */
@Repository
class PostgresSimulations implements SimulationStore {

    private static final String COLUMNS = """
             simulation_id, state, rulebook, product, claim_ids, decided_from, decided_until, started_by, started_at, finished_at,
             total, processed, amount_before, amount_after, same, more, less, newly_granted, newly_denied, open,
             problem::text as problem, after_person, attempts
            """;

    private final DatabaseClient db;
    private final SimulationRows rows;
    private final FoundRows found;

    PostgresSimulations(DatabaseClient db, SimulationRows rows, FoundRows found) {
        this.db = db;
        this.rows = rows;
        this.found = found;
    }

    @Override
    public Mono<Void> insert(Simulation simulation) {
        return db.sql("""
                        insert into simulation
                            (simulation_id, state, rulebook, product, claim_ids, decided_from, decided_until, started_by, started_at,
                             total)
                        values
                            (:id, 'RUNNING', :rulebook, :product, :claimIds, :from, :until, :by, :at, :total)
                        """)
                .bind("id", simulation.id())
                .bind("rulebook", simulation.rulebook())
                .bind("product", simulation.selection().product())
                .bind("claimIds", simulation.selection().claimIds().toArray(UUID[]::new))
                .bind("from", simulation.selection().from())
                .bind("until", simulation.selection().until())
                .bind("by", simulation.startedBy())
                .bind("at", simulation.startedAt())
                .bind("total", simulation.total())
                .then();
    }

    @Override
    public Mono<Simulation> find(UUID id) {
        return db.sql("select" + COLUMNS + "from simulation where simulation_id = :id")
                .bind("id", id)
                .map(rows::simulation)
                .one();
    }

    @Override
    public Mono<Lease> lease(String owner, Duration lease) {
        return db.sql("""
                        update simulation
                        set attempts = attempts + case when lease_owner is distinct from :owner then 1 else 0 end,
                            lease_owner = :owner,
                            lease_until = clock_timestamp() + make_interval(secs => :lease)
                        where simulation_id = (
                            select simulation_id
                            from simulation
                            where state = 'RUNNING'
                              and (lease_until is null or lease_until < clock_timestamp() or lease_owner = :owner)
                            order by started_at, simulation_id
                            limit 1
                            for update skip locked)
                        returning
                        """ + COLUMNS)
                .bind("owner", owner)
                .bind("lease", lease.toMillis() / 1000.0)
                .map(row -> new Lease(
                        rows.simulation(row),
                        requireNonNull(row.get("after_person", UUID.class)),
                        requireNonNull(row.get("attempts", Integer.class))))
                .one();
    }

    @Override
    public Mono<Boolean> add(
            Lease lease, String owner, Duration time, UUID lastPerson, Tally tally, List<Found> differing) {
        var id = lease.simulation().id();
        return db.sql("""
                        update simulation
                        set after_person = :lastPerson,
                            attempts = 0,
                            lease_until = clock_timestamp() + make_interval(secs => :lease),
                            processed = processed + :processed,
                            amount_before = amount_before + :before,
                            amount_after = amount_after + :after,
                            same = same + :same,
                            more = more + :more,
                            less = less + :less,
                            newly_granted = newly_granted + :newlyGranted,
                            newly_denied = newly_denied + :newlyDenied,
                            open = open + :open
                        where simulation_id = :id and lease_owner = :owner and state = 'RUNNING' and after_person = :afterPerson
                        """)
                .bind("lastPerson", lastPerson)
                .bind("lease", time.toMillis() / 1000.0)
                .bind("processed", tally.processed())
                .bind("before", tally.before())
                .bind("after", tally.after())
                .bind("same", tally.same())
                .bind("more", tally.more())
                .bind("less", tally.less())
                .bind("newlyGranted", tally.newlyGranted())
                .bind("newlyDenied", tally.newlyDenied())
                .bind("open", tally.open())
                .bind("id", id)
                .bind("owner", owner)
                .bind("afterPerson", lease.afterPerson())
                .fetch()
                .rowsUpdated()
                .flatMap(updated ->
                        updated == 0 ? Mono.just(false) : insert(id, differing).thenReturn(true));
    }

    @Override
    public Mono<Void> succeed(UUID id, String owner, Instant at) {
        return db.sql("""
                        update simulation
                        set state = 'SUCCEEDED', finished_at = :at, lease_owner = null, lease_until = null
                        where simulation_id = :id and lease_owner = :owner and state = 'RUNNING'
                        """).bind("id", id).bind("owner", owner).bind("at", at).then();
    }

    @Override
    public Mono<Void> fail(UUID id, Refusal problem, Instant at) {
        return db.sql("""
                        update simulation
                        set state = 'FAILED', finished_at = :at, problem = :problem::jsonb, lease_owner = null, lease_until = null
                        where simulation_id = :id and state = 'RUNNING'
                        """)
                .bind("id", id)
                .bind("problem", rows.json(problem))
                .bind("at", at)
                .then();
    }

    @Override
    public Mono<Void> release(String owner) {
        return db.sql("update simulation set lease_owner = null, lease_until = null where lease_owner = :owner")
                .bind("owner", owner)
                .then();
    }

    @Override
    public Flux<Found> differences(UUID id, Page.Request page) {
        var after = FoundRows.key(page);
        return db.sql("""
                        select person_id, claim_id, amount_before, amount_after, change, open, first_line
                        from simulation_difference
                        where simulation_id = :id and (person_id, claim_id) > (:person, :claim)
                        order by person_id, claim_id
                        limit :rows
                        """)
                .bind("id", id)
                .bind("person", after.person())
                .bind("claim", after.claim())
                .bind("rows", page.limit() + 1)
                .map(found::read)
                .all();
    }

    @Override
    public Mono<Long> countDifferences(UUID id) {
        return db.sql("select count(*) as differing from simulation_difference where simulation_id = :id")
                .bind("id", id)
                .map(row -> requireNonNull(row.get("differing", Long.class)))
                .one();
    }

    private Mono<Void> insert(UUID id, List<Found> differing) {
        if (differing.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        insert into simulation_difference
                            (simulation_id, person_id, claim_id, amount_before, amount_after, change, open, first_line)
                        select :id, found.*
                        from unnest(:persons::uuid[], :claims::uuid[], :before::numeric[], :after::numeric[], :changes::text[],
                                    :open::boolean[], :lines::text[]) as found
                        """)
                .bind("id", id)
                .bind("persons", differing.stream().map(Found::personId).toArray(UUID[]::new))
                .bind(
                        "claims",
                        differing.stream()
                                .map(entry -> entry.comparison().claimId())
                                .toArray(UUID[]::new))
                .bind(
                        "before",
                        differing.stream()
                                .map(entry -> entry.comparison().before())
                                .toArray(BigDecimal[]::new))
                .bind(
                        "after",
                        differing.stream()
                                .map(entry -> entry.comparison().after())
                                .toArray(BigDecimal[]::new))
                .bind(
                        "changes",
                        differing.stream()
                                .map(entry -> entry.comparison().change().name())
                                .toArray(String[]::new))
                .bind(
                        "open",
                        differing.stream()
                                .map(entry -> entry.comparison().open())
                                .toArray(Boolean[]::new))
                .bind("lines", differing.stream().map(found::firstLine).toArray(String[]::new))
                .then();
    }
}
