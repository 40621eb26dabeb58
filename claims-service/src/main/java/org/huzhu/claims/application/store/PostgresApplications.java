package org.huzhu.claims.application.store;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore;
import org.huzhu.claims.application.domain.Application;
import org.huzhu.claims.application.domain.ApplicationFile;
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
class PostgresApplications implements ApplicationStore {

    private static final String SELECT = "select " + ApplicationRow.COLUMNS + "from injury_application\n";

    private static final String WRITE_STEP = """
            done as (
                insert into injury_application_step (person_id, application_id, revision, change, state, actor, reason, at)
                select :personId, :applicationId, :revision, :change, :state, :actor, :stepReason, :at from filed)
            select count(*) as written from filed
            """;

    private final DatabaseClient db;
    private final ApplicationSeals seals;
    private final ApplicationPapers papers;

    PostgresApplications(DatabaseClient db, ApplicationSeals seals) {
        this.db = db;
        this.seals = seals;
        this.papers = new ApplicationPapers(db);
    }

    @Override
    public Mono<Void> insert(Application application, ApplicationFile file, Step step) {
        var identity = application.identity();
        var insert = db.sql("""
                        with filed as (
                            insert into injury_application
                                (person_id, application_id, region, benefit_type, channel, injured_on, claimant_id, state,
                                 revision, submitted_on, due_on, due_provisional, submitted_by, first_reviewer,
                                 finished_on, reason, survivor_choice, sealed_file, filed_by, created_at, changed_at)
                            values
                                (:personId, :applicationId, :region, :type, :channel, :injuredOn, :claimantId, :state,
                                 :revision, :submittedOn, :dueOn, :provisional, :submittedBy, :firstReviewer,
                                 :finishedOn, :reason, :choice, :file, :filedBy, :createdAt, :at)
                            returning 1),
                        """ + WRITE_STEP)
                .bind("region", identity.region())
                .bind("type", identity.type())
                .bind("channel", identity.channel().name())
                .bind("injuredOn", identity.injuredOn())
                .bind("claimantId", identity.claimantId())
                .bind("filedBy", identity.filedBy())
                .bind("createdAt", identity.createdAt());
        return written(bind(insert, application, file, step));
    }

    @Override
    public Mono<Void> update(Application application, ApplicationFile file, Step step) {
        return written(bind(db.sql("""
                with filed as (
                    update injury_application
                    set state = :state, revision = :revision, submitted_on = :submittedOn, due_on = :dueOn,
                        due_provisional = :provisional, submitted_by = :submittedBy, first_reviewer = :firstReviewer,
                        finished_on = :finishedOn, reason = :reason, survivor_choice = :choice, sealed_file = :file,
                        changed_at = :at
                    where person_id = :personId and application_id = :applicationId and revision = :revision - 1
                    returning 1),
                """ + WRITE_STEP), application, file, step));
    }

    private GenericExecuteSpec bind(
            GenericExecuteSpec statement, Application application, ApplicationFile file, Step step) {
        var bound = ApplicationPapers.keyed(statement, application)
                .bind("state", application.state().name())
                .bind("revision", application.revision())
                .bind("provisional", application.dueProvisional())
                .bind("submittedBy", application.submittedBy())
                .bind("firstReviewer", application.firstReviewer())
                .bind("reason", application.reason())
                .bind("file", seals.seal(application.identity().applicationId(), file))
                .bind("change", step.change())
                .bind("actor", step.actor())
                .bind("stepReason", step.reason())
                .bind("at", step.at());
        bound = bind(bound, "submittedOn", application.submittedOn(), LocalDate.class);
        bound = bind(bound, "dueOn", application.dueOn(), LocalDate.class);
        bound = bind(bound, "finishedOn", application.finishedOn(), LocalDate.class);
        return bind(bound, "choice", file.facts().text("survivorChoice"), String.class);
    }

    private static Mono<Void> written(GenericExecuteSpec statement) {
        return statement
                .map(row -> requireNonNull(row.get("written", Long.class)))
                .one()
                .onErrorMap(DataIntegrityViolationException.class, PostgresApplications::collision)
                .filter(written -> written == 1)
                .switchIfEmpty(Mono.error(() -> new RefusedException(Refusal.of("CONCURRENT_CHANGE"))))
                .then();
    }

    private static Throwable collision(DataIntegrityViolationException violation) {
        return String.valueOf(violation.getMessage()).contains("injury_application_one_open")
                ? new RefusedException(Refusal.of("APPLICATION_OPEN"))
                : violation;
    }

    @Override
    public Mono<Filled> find(UUID applicationId) {
        return one(SELECT + "where application_id = :applicationId", applicationId);
    }

    @Override
    public Mono<Filled> lock(UUID applicationId) {
        return one(SELECT + "where application_id = :applicationId for update", applicationId);
    }

    private Mono<Filled> one(String sql, UUID applicationId) {
        return db.sql(sql)
                .bind("applicationId", applicationId)
                .mapProperties(ApplicationRow.class)
                .one()
                .map(this::filled);
    }

    @Override
    public Mono<Page<Filled>> list(Filter filter, Page.Request page) {
        var where = """
                where (:personId::uuid is null or person_id = :personId or claimant_id = :personId)
                  and (:filedBy::text is null or filed_by = :filedBy)
                  and (cardinality(:states::text[]) = 0 or state = any(:states))
                  and (:type::text is null or benefit_type = :type)
                """;
        var rows = filtered(db.sql(SELECT + where + """
                          and (:after::uuid is null or (created_at, application_id) <
                               (select created_at, application_id from injury_application where application_id = :after))
                        order by created_at desc, application_id desc
                        limit :limit
                        """), filter).bind("limit", page.limit() + 1);
        var total = filtered(db.sql("select count(*) as total from injury_application\n" + where), filter)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
        return bind(rows, "after", page.after().map(PostgresApplications::cursor), UUID.class)
                .mapProperties(ApplicationRow.class)
                .all()
                .map(this::filled)
                .collectList()
                .zipWith(total)
                .map(both -> Page.of(both.getT1(), page.limit(), both.getT2(), PostgresApplications::key));
    }

    private static String key(Filled filled) {
        return filled.application().identity().applicationId().toString();
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }

    private static GenericExecuteSpec filtered(GenericExecuteSpec statement, Filter filter) {
        var bound = statement.bind(
                "states", filter.states().stream().map(Enum::name).toArray(String[]::new));
        bound = bind(bound, "personId", filter.personId(), UUID.class);
        bound = bind(bound, "filedBy", filter.filedBy(), String.class);
        return bind(bound, "type", filter.type(), String.class);
    }

    @Override
    public Flux<String> survivorChoices(Application other) {
        return ApplicationPapers.keyed(db.sql("""
                                select distinct survivor_choice from injury_application
                                where person_id = :personId and application_id <> :applicationId
                                  and survivor_choice is not null and state not in ('DRAFT', 'REJECTED', 'WITHDRAWN')
                                """), other)
                .map(row -> requireNonNull(row.get("survivor_choice", String.class)))
                .all();
    }

    @Override
    public Flux<Step> steps(Application application) {
        return ApplicationPapers.keyed(db.sql("""
                                select change, state, actor, reason, at from injury_application_step
                                where person_id = :personId and application_id = :applicationId order by revision
                                """), application)
                .mapProperties(Step.class)
                .all();
    }

    @Override
    public Mono<List<Paper>> papers(Application application) {
        return papers.of(application);
    }

    @Override
    public Mono<Boolean> addPaper(Application application, Paper paper) {
        return papers.add(application, paper);
    }

    @Override
    public Mono<Void> removePaper(Application application, UUID materialId) {
        return papers.remove(application, materialId);
    }

    @Override
    public Mono<Long> countOverdue(LocalDate day) {
        return db.sql("""
                        select count(*) as overdue from injury_application
                        where state in ('SUBMITTED', 'FIRST_REVIEWED') and due_on < :day
                        """)
                .bind("day", day)
                .map(row -> requireNonNull(row.get("overdue", Long.class)))
                .one();
    }

    private Filled filled(ApplicationRow row) {
        return new Filled(row.application(), seals.open(row.applicationId(), row.sealedFile()));
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> statement.bind(name, known)).orElseGet(() -> statement.bindNull(name, type));
    }
}
