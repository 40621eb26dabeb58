package org.huzhu.claims.filing.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.domain.Validity;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresOffsiteFilings implements FilingStore {

    static final String SELECT = "select " + FilingRow.COLUMNS + "from filing\n";

    private final DatabaseClient db;
    private final FormSeals seals;
    private final FilingList list;
    private final FilingPapers papers;
    private final FilingOverrides overrides;
    private final Clock clock;

    PostgresOffsiteFilings(DatabaseClient db, FormSeals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.list = new FilingList(db, seals);
        this.papers = new FilingPapers(db);
        this.overrides = new FilingOverrides(db, clock);
        this.clock = clock;
    }

    @Override
    public Mono<Void> insert(Filing filing, FilingForm form, Step step) {
        var identity = filing.identity();
        var insert = db.sql("""
                        with filed as (
                            insert into filing
                                (person_id, filing_id, region, kind, scenario, origin, version, previous_id, state, revision,
                                 institutions, filed_on, approved_on, valid_from, valid_to, ended_on, reviewer, reason,
                                 sealed_form, filed_by, created_at, changed_at)
                            values
                                (:personId, :filingId, :region, :kind, :scenario, :origin, :version, :previousId, :state,
                                 :revision, :institutions, :filedOn, :approvedOn, :validFrom, :validTo, :endedOn, :reviewer,
                                 :reason, :form, :filedBy, :createdAt, :at)
                            returning 1),
                        """ + WRITE_STEP)
                .bind("region", identity.region())
                .bind("kind", identity.kind().name())
                .bind("scenario", identity.scenario().name())
                .bind("origin", identity.origin().name())
                .bind("version", identity.version())
                .bind("filedBy", identity.filedBy())
                .bind("createdAt", identity.createdAt());
        return written(bind(insert, filing, form, step, identity.previous()));
    }

    private static final String WRITE_STEP = """
            done as (
                insert into filing_step (person_id, filing_id, revision, change, state, actor, reason, at)
                select :personId, :filingId, :revision, :change, :state, :actor, :stepReason, :at from filed)
            select count(*) as written from filed
            """;

    @Override
    public Mono<Void> update(Filing filing, FilingForm form, Step step) {
        var update = db.sql("""
                with filed as (
                    update filing
                    set state = :state, revision = :revision, institutions = :institutions, filed_on = :filedOn,
                        approved_on = :approvedOn, valid_from = :validFrom, valid_to = :validTo, ended_on = :endedOn,
                        reviewer = :reviewer, reason = :reason, sealed_form = :form, changed_at = :at
                    where person_id = :personId and filing_id = :filingId and revision = :revision - 1
                      and previous_id is not distinct from :previousId
                    returning 1),
                """ + WRITE_STEP);
        return written(bind(update, filing, form, step, filing.identity().previous()));
    }

    private GenericExecuteSpec bind(
            GenericExecuteSpec statement, Filing filing, FilingForm form, Step step, Optional<UUID> previous) {
        var bound = FilingPapers.keyed(statement, filing)
                .bind("state", filing.state().name())
                .bind("revision", filing.revision())
                .bind("institutions", filing.institutions().toArray(String[]::new))
                .bind("reviewer", filing.reviewer())
                .bind("reason", filing.reason())
                .bind("form", seals.seal(filing.identity().filingId(), form))
                .bind("change", step.change())
                .bind("actor", step.actor())
                .bind("stepReason", step.reason())
                .bind("at", step.at());
        bound = bind(bound, "previousId", previous, UUID.class);
        bound = bind(bound, "filedOn", filing.filedOn(), LocalDate.class);
        bound = bind(bound, "approvedOn", filing.approvedOn(), LocalDate.class);
        bound = bind(bound, "validFrom", filing.validity().map(Validity::from), LocalDate.class);
        bound = bind(bound, "validTo", filing.validity().flatMap(Validity::to), LocalDate.class);
        return bind(bound, "endedOn", filing.endedOn(), LocalDate.class);
    }

    private static Mono<Void> written(GenericExecuteSpec statement) {
        return statement
                .map(row -> requireNonNull(row.get("written", Long.class)))
                .one()
                .onErrorMap(DataIntegrityViolationException.class, PostgresOffsiteFilings::collision)
                .filter(written -> written == 1)
                .switchIfEmpty(Mono.error(new RefusedException(Refusal.of("CONCURRENT_CHANGE"))))
                .then();
    }

    private static Throwable collision(DataIntegrityViolationException violation) {
        var words = String.valueOf(violation.getMessage());
        if (words.contains("filing_in_force")) {
            return new RefusedException(Refusal.of("FILING_OVERLAPS"));
        }
        if (words.contains("filing_one_follower")) {
            return new RefusedException(Refusal.of("CHANGE_PENDING"));
        }
        return words.contains("filing_one_new") ? new RefusedException(Refusal.of("FILING_OPEN")) : violation;
    }

    @Override
    public Mono<Filled> find(UUID filingId) {
        return db.sql(SELECT + "where filing_id = :filingId")
                .bind("filingId", filingId)
                .mapProperties(FilingRow.class)
                .one()
                .map(this::filled);
    }

    @Override
    public Mono<Filled> lock(UUID filingId) {
        return db.sql(SELECT + "where filing_id = :filingId for update")
                .bind("filingId", filingId)
                .mapProperties(FilingRow.class)
                .one()
                .map(this::filled);
    }

    @Override
    public Mono<Filing> inForce(UUID personId, FilingKind kind, Scenario scenario, LocalDate day) {
        return db.sql(SELECT + """
                        where person_id = :personId and kind = :kind and scenario = :scenario and state = 'APPROVED'
                          and (valid_to is null or valid_to >= :day)
                        order by valid_from
                        limit 1
                        """)
                .bind("personId", personId)
                .bind("kind", kind.name())
                .bind("scenario", scenario.name())
                .bind("day", day)
                .mapProperties(FilingRow.class)
                .one()
                .map(FilingRow::filing);
    }

    @Override
    public Mono<Page<Filled>> list(Filter filter, Page.Request page) {
        return list.page(filter, page);
    }

    @Override
    public Flux<Step> steps(Filing filing) {
        return FilingPapers.keyed(db.sql("""
                                select change, state, actor, reason, at from filing_step
                                where person_id = :personId and filing_id = :filingId order by revision
                                """), filing).mapProperties(Step.class).all();
    }

    @Override
    public Mono<List<Paper>> papers(Filing filing) {
        return papers.of(filing);
    }

    @Override
    public Mono<Boolean> addPaper(Filing filing, Paper paper) {
        return papers.add(filing, paper);
    }

    @Override
    public Mono<Void> removePaper(Filing filing, UUID materialId) {
        return papers.remove(filing, materialId);
    }

    @Override
    public Mono<Void> copyPapers(Filing from, Filing to, Set<String> codes) {
        return papers.copy(from, to, codes);
    }

    @Override
    public Mono<EarlyPass> earlyPass(Filing filing) {
        return overrides.find(filing);
    }

    @Override
    public Mono<Void> proposeOverride(Filing filing, String by, String reason) {
        return overrides.propose(filing, by, reason);
    }

    @Override
    public Mono<Void> confirmOverride(Filing filing, String by) {
        return overrides.confirm(filing, by);
    }

    @Override
    public Mono<Void> useOverride(Filing filing) {
        return overrides.use(filing);
    }

    @Override
    public Flux<Filled> takeEnded(LocalDate day, int limit) {
        return db.sql(SELECT + """
                        where state = 'APPROVED' and valid_to < :day
                        order by valid_to
                        limit :limit
                        for update skip locked
                        """)
                .bind("day", day)
                .bind("limit", limit)
                .mapProperties(FilingRow.class)
                .all()
                .map(this::filled);
    }

    @Override
    public Flux<Filled> takeEnding(String region, LocalDate by, int limit) {
        return db.sql(SELECT + """
                        where state = 'APPROVED' and region = :region and valid_to <= :by and announced_at is null
                        order by valid_to
                        limit :limit
                        for update skip locked
                        """)
                .bind("region", region)
                .bind("by", by)
                .bind("limit", limit)
                .mapProperties(FilingRow.class)
                .all()
                .map(this::filled);
    }

    @Override
    public Mono<Void> announced(Filing filing) {
        return FilingPapers.keyed(db.sql("""
                                update filing set announced_at = :at where person_id = :personId and filing_id = :filingId
                                """), filing)
                .bind("at", clock.instant())
                .then();
    }

    private Filled filled(FilingRow row) {
        return new Filled(row.filing(), seals.open(row.filingId(), row.sealedForm()));
    }

    static <T> GenericExecuteSpec bind(GenericExecuteSpec statement, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> statement.bind(name, known)).orElseGet(() -> statement.bindNull(name, type));
    }
}
