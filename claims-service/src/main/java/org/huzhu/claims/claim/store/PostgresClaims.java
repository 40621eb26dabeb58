package org.huzhu.claims.claim.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class PostgresClaims implements ClaimStore {

    private static final String FIRST_STEP = """
            , begun as (
                insert into claim_step (person_id, claim_id, revision, change, state, actor, reason, at)
                values (:personId, :claimId, :revision - 1, :firstChange, :firstState, :firstActor, :firstReason, :firstAt))
            """;

    private final DatabaseClient db;
    private final ClaimSeals seals;
    private final ClaimRows rows;
    private final ClaimSearchRows search;
    private final Clock clock;

    PostgresClaims(DatabaseClient db, ClaimSeals seals, ClaimSearchRows search, JsonMapper json, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.search = search;
        this.rows = new ClaimRows(json);
        this.clock = clock;
    }

    /** Everything about a new claim in one statement. */
    @Override
    public Mono<Void> insert(Claim claim, Applicant applicant, Payee payee, Step step) {
        return written(insertion("", claim, applicant, payee, step));
    }

    @Override
    public Mono<Void> insert(Claim claim, Applicant applicant, Payee payee, Step first, Step second) {
        return written(insertion(FIRST_STEP, claim, applicant, payee, second)
                .bind("firstChange", first.change())
                .bind("firstState", first.state().name())
                .bind("firstActor", first.actor())
                .bind("firstReason", first.reason())
                .bind("firstAt", first.at()));
    }

    private GenericExecuteSpec insertion(String more, Claim claim, Applicant applicant, Payee payee, Step step) {
        var identity = claim.identity();
        var insert = db.sql("""
                        with filed as (
                            insert into claim
                                (person_id, claim_id, product, version, class_code, category, origin, channel, state, revision,
                                 coverage_id, unit_id, term, covered_since, sealed_facts, sealed_person, sealed_payee, filed_by,
                                 created_at, submitted_at, complete_on, closed_at, changed_at, amount, due_on, assignee, reason,
                                 late_approved)
                            values
                                (:personId, :claimId, :product, :version, :classCode, :category, :origin, :channel, :state,
                                 :revision, :coverageId, :unitId, daterange(:from, :to, '[]'), :coveredSince, :facts, :person,
                                 :payee, :filedBy, :createdAt, :submittedAt, :completeOn, :closedAt, :now, :amount, :dueOn,
                                 :assignee, :reason, :lateApproved)
                            returning 1),
                        """ + ClaimParts.WRITE + """
                        , found as (
                            insert into claim_search (person_id, claim_id, name_index, phone_index, card_index)
                            values (:personId, :claimId, :nameIndex, :phoneIndex, :cardIndex))
                        """ + more + """
                        select count(*) as written from filed
                        """)
                .bind("version", identity.version())
                .bind("classCode", identity.classCode())
                .bind("category", identity.category().name())
                .bind("origin", identity.origin().name())
                .bind("channel", identity.channel())
                .bind("coverageId", identity.coverageId())
                .bind("unitId", identity.unitId())
                .bind("from", identity.term().from())
                .bind("to", identity.term().to())
                .bind("coveredSince", identity.coveredSince())
                .bind("person", seals.seal(identity.claimId(), applicant))
                .bind("payee", seals.seal(identity.claimId(), payee))
                .bind("filedBy", identity.filedBy())
                .bind("createdAt", identity.createdAt());
        return search.bind(ClaimParts.bind(bindState(insert, claim), claim, step), applicant, payee);
    }

    @Override
    public Mono<Void> update(Claim claim, Step step) {
        var update = db.sql("""
                with filed as (
                    update claim
                    set state = :state, revision = :revision, sealed_facts = :facts, submitted_at = :submittedAt,
                        complete_on = :completeOn, closed_at = :closedAt, changed_at = :now, amount = :amount, due_on = :dueOn,
                        assignee = :assignee, reason = :reason, late_approved = :lateApproved
                    where person_id = :personId and claim_id = :claimId and revision = :revision - 1
                    returning 1),
                gone as (
                    delete from claim_item
                    where person_id = :personId and claim_id = :claimId and responsibility <> all(:responsibilities::text[])
                      and exists (select from filed)),
                """ + ClaimParts.WRITE + """
                select count(*) as written from filed
                """);
        return written(ClaimParts.bind(bindState(update, claim), claim, step));
    }

    private static Mono<Void> written(GenericExecuteSpec statement) {
        return statement
                .map(row -> requireNonNull(row.get("written", Long.class)))
                .one()
                .onErrorMap(DataIntegrityViolationException.class, PostgresClaims::claimedTwice)
                .filter(written -> written == 1)
                .switchIfEmpty(Mono.error(new RefusedException(Refusal.of("CONFLICT"))))
                .then();
    }

    @Override
    public Mono<Void> replaceApplicant(Claim claim, Applicant applicant, Payee payee) {
        return keyed(db.sql("""
                                update claim set sealed_person = :person, sealed_payee = :payee
                                where person_id = :personId and claim_id = :claimId
                                """), claim)
                .bind("person", seals.seal(claim.identity().claimId(), applicant))
                .bind("payee", seals.seal(claim.identity().claimId(), payee))
                .then()
                .then(search.write(claim, applicant, payee));
    }

    @Override
    public Mono<Claim> find(UUID claimId) {
        return db.sql(ClaimRows.SELECT + "where c.claim_id = :claimId")
                .bind("claimId", claimId)
                .map(this::claim)
                .one();
    }

    @Override
    public Mono<Claim> lock(UUID claimId) {
        return db.sql("select 1 as held from claim where claim_id = :claimId for update")
                .bind("claimId", claimId)
                .fetch()
                .one()
                .flatMap(_ -> find(claimId));
    }

    @Override
    public Mono<Sealed> sealed(Claim claim) {
        var claimId = claim.identity().claimId();
        return keyed(db.sql("""
                                select sealed_person, sealed_payee from claim
                                where person_id = :personId and claim_id = :claimId
                                """), claim)
                .map(row -> new Sealed(
                        seals.applicant(claimId, requireNonNull(row.get("sealed_person", byte[].class))),
                        seals.payee(claimId, requireNonNull(row.get("sealed_payee", byte[].class)))))
                .one();
    }

    @Override
    public Mono<Applicant> applicant(Claim claim) {
        return sealed(
                        "select sealed_person as sealed from claim where person_id = :personId and claim_id = :claimId",
                        claim)
                .map(bytes -> seals.applicant(claim.identity().claimId(), bytes));
    }

    @Override
    public Mono<Payee> payee(Claim claim) {
        return sealed(
                        "select sealed_payee as sealed from claim where person_id = :personId and claim_id = :claimId",
                        claim)
                .map(bytes -> seals.payee(claim.identity().claimId(), bytes));
    }

    @Override
    public Flux<Step> steps(Claim claim) {
        return keyed(db.sql("""
                                select change, state, actor, reason, at from claim_step
                                where person_id = :personId and claim_id = :claimId order by revision
                                """), claim).mapProperties(Step.class).all();
    }

    @Override
    public Flux<Claim> live(UUID personId, String product) {
        return db.sql(ClaimRows.SELECT + """
                        where c.person_id = :personId and c.product = :product
                          and c.state not in ('DRAFT', 'REJECTED', 'WITHDRAWN')
                        order by c.created_at desc
                        """)
                .bind("personId", personId)
                .bind("product", product)
                .map(this::claim)
                .all();
    }

    @Override
    public Flux<UUID> inState(List<ClaimState> states, UUID after, int limit) {
        return db.sql("""
                        select claim_id from claim where state = any(:states) and claim_id > :after order by claim_id limit :limit
                        """)
                .bind("states", states.stream().map(Enum::name).toArray(String[]::new))
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("claim_id", UUID.class)))
                .all();
    }

    private Claim claim(Readable row) {
        var claimId = requireNonNull(row.get("claim_id", UUID.class));
        return rows.claim(row, seals.facts(claimId, requireNonNull(row.get("sealed_facts", byte[].class))));
    }

    private Mono<byte[]> sealed(String select, Claim claim) {
        return keyed(db.sql(select), claim)
                .map(row -> requireNonNull(row.get("sealed", byte[].class)))
                .one();
    }

    private GenericExecuteSpec bindState(GenericExecuteSpec statement, Claim claim) {
        var bound = keyed(statement, claim)
                .bind("state", claim.state().name())
                .bind("revision", claim.revision())
                .bind("facts", seals.seal(claim.identity().claimId(), claim.facts()))
                .bind("now", clock.instant())
                .bind("assignee", claim.assignee())
                .bind("reason", claim.reason())
                .bind("lateApproved", claim.lateApproval());
        bound = bind(bound, "submittedAt", claim.submittedAt(), Instant.class);
        bound = bind(bound, "completeOn", claim.completeOn(), LocalDate.class);
        bound = bind(bound, "closedAt", claim.closedAt(), Instant.class);
        bound = bind(bound, "amount", claim.amount(), BigDecimal.class);
        return bind(bound, "dueOn", claim.dueOn(), LocalDate.class);
    }

    private static Throwable claimedTwice(DataIntegrityViolationException violation) {
        return String.valueOf(violation.getMessage()).contains("claim_item_once")
                ? new RefusedException(Refusal.of("DUPLICATE_CLAIM"))
                : violation;
    }

    private static GenericExecuteSpec keyed(GenericExecuteSpec statement, Claim claim) {
        return statement
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId());
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> statement.bind(name, known)).orElseGet(() -> statement.bindNull(name, type));
    }
}
