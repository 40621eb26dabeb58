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
import java.util.function.Function;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.ReviewNode;
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

    private final DatabaseClient db;
    private final ClaimSeals seals;
    private final ClaimRows rows;
    private final ClaimSearchRows search;
    private final Clock clock;

    PostgresClaims(
            DatabaseClient db, ClaimSeals seals, ClaimSearchRows search, JsonMapper json, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.search = search;
        this.rows = new ClaimRows(json);
        this.clock = clock;
    }

    @Override
    public Mono<Void> insert(Claim claim, Applicant applicant, Payee payee) {
        var identity = claim.identity();
        var insert = db.sql("""
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
                        """)
                .bind("product", identity.product())
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
        return bindState(insert, claim)
                .then()
                .then(insertItems(claim))
                .then(insertNodes(claim))
                .then(search.write(claim, applicant, payee));
    }

    @Override
    public Mono<Void> update(Claim claim) {
        var update = db.sql("""
                update claim
                set state = :state, revision = :revision, sealed_facts = :facts, submitted_at = :submittedAt,
                    complete_on = :completeOn, closed_at = :closedAt, changed_at = :now, amount = :amount, due_on = :dueOn,
                    assignee = :assignee, reason = :reason, late_approved = :lateApproved
                where person_id = :personId and claim_id = :claimId and revision = :revision - 1
                """);
        return bindState(update, claim)
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == 1)
                .switchIfEmpty(Mono.error(new RefusedException(Refusal.of("CONFLICT"))))
                .then(delete("delete from claim_item where person_id = :personId and claim_id = :claimId", claim))
                .then(delete("delete from claim_node where person_id = :personId and claim_id = :claimId", claim))
                .then(insertItems(claim))
                .then(insertNodes(claim));
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
    public Mono<Applicant> applicant(Claim claim) {
        return sealed("select sealed_person as sealed from claim where person_id = :personId and claim_id = :claimId", claim)
                .map(sealed -> seals.applicant(claim.identity().claimId(), sealed));
    }

    @Override
    public Mono<Payee> payee(Claim claim) {
        return sealed("select sealed_payee as sealed from claim where person_id = :personId and claim_id = :claimId", claim)
                .map(sealed -> seals.payee(claim.identity().claimId(), sealed));
    }

    @Override
    public Mono<Void> addStep(Claim claim, Step step) {
        return keyed(db.sql("""
                                insert into claim_step (person_id, claim_id, revision, change, state, actor, reason, at)
                                values (:personId, :claimId, :revision, :change, :state, :actor, :reason, :at)
                                """), claim)
                .bind("revision", claim.revision())
                .bind("change", step.change())
                .bind("state", step.state().name())
                .bind("actor", step.actor())
                .bind("reason", step.reason())
                .bind("at", step.at())
                .then();
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

    private Mono<Void> delete(String statement, Claim claim) {
        return keyed(db.sql(statement), claim).then();
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

    private Mono<Void> insertItems(Claim claim) {
        var items = claim.items();
        return keyed(db.sql("""
                                insert into claim_item
                                    (person_id, claim_id, responsibility, position, product, event_date, from_day, to_day, happened,
                                     live, last_day, due_on, earliest_on, provisional, extended, breached_on, amount)
                                select :personId, :claimId, responsibility, position, :product, event_date, from_day, to_day,
                                       daterange(coalesce(from_day, event_date),
                                                 greatest(coalesce(to_day, event_date), coalesce(from_day, event_date) + 1), '[)'),
                                       :live, last_day, due_on, earliest_on, provisional, extended, breached_on, amount
                                from unnest(:responsibilities::text[], :eventDates::date[], :fromDays::date[], :toDays::date[],
                                            :lastDays::date[], :dueDays::date[], :earliestDays::date[], :provisionals::boolean[],
                                            :extendeds::boolean[], :breachedDays::date[], :amounts::numeric[])
                                     with ordinality
                                     as item (responsibility, event_date, from_day, to_day, last_day, due_on, earliest_on,
                                              provisional, extended, breached_on, amount, position)
                                """), claim)
                .bind("product", claim.identity().product())
                .bind("live", claim.state().isLive())
                .bind("responsibilities", texts(items, ClaimItem::responsibility))
                .bind("eventDates", days(items, item -> Optional.of(item.eventDate())))
                .bind("fromDays", days(items, ClaimItem::from))
                .bind("toDays", days(items, ClaimItem::to))
                .bind("lastDays", days(items, ClaimItem::lastDay))
                .bind("dueDays", days(items, ClaimItem::dueOn))
                .bind("earliestDays", days(items, ClaimItem::earliestOn))
                .bind("provisionals", items.stream().map(ClaimItem::provisional).toArray(Boolean[]::new))
                .bind("extendeds", items.stream().map(ClaimItem::extended).toArray(Boolean[]::new))
                .bind("breachedDays", days(items, ClaimItem::breachedOn))
                .bind(
                        "amounts",
                        items.stream().map(item -> item.amount().orElse(null)).toArray(BigDecimal[]::new))
                .then()
                .onErrorMap(DataIntegrityViolationException.class, PostgresClaims::claimedTwice);
    }

    private Mono<Void> insertNodes(Claim claim) {
        var nodes = claim.nodes();
        if (nodes.isEmpty()) {
            return Mono.empty();
        }
        return keyed(db.sql("""
                                insert into claim_node
                                    (person_id, claim_id, seq, node, result, handler_id, handler, decided_at, reason)
                                select :personId, :claimId, seq, node, result, handler_id, handler, decided_at, reason
                                from unnest(:nodes::text[], :results::text[], :handlerIds::text[], :handlers::text[],
                                            :decided::timestamptz[], :reasons::text[])
                                     with ordinality as entry (node, result, handler_id, handler, decided_at, reason, seq)
                                """), claim)
                .bind("nodes", texts(nodes, node -> node.node().name()))
                .bind("results", texts(nodes, node -> node.result().name()))
                .bind("handlerIds", texts(nodes, ReviewNode::handlerId))
                .bind("handlers", texts(nodes, ReviewNode::handler))
                .bind(
                        "decided",
                        texts(nodes, node -> node.decidedAt().map(Instant::toString).orElse(null)))
                .bind("reasons", texts(nodes, ReviewNode::reason))
                .then();
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

    private static <T> String[] texts(List<T> of, Function<T, @org.jspecify.annotations.Nullable String> field) {
        return of.stream().map(field).toArray(String[]::new);
    }

    private static String[] days(List<ClaimItem> items, Function<ClaimItem, Optional<LocalDate>> field) {
        return texts(items, item -> field.apply(item).map(LocalDate::toString).orElse(null));
    }
}
