package org.huzhu.claims.payout.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.payout.PayoutStore;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.platform.web.Page;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresPayouts implements PayoutStore {

    private static final String SELECT = "select person_id, claim_id, product, amount, state, attempt from payout ";

    private final DatabaseClient db;
    private final PayoutSeals seals;
    private final Clock clock;

    PostgresPayouts(DatabaseClient db, PayoutSeals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> order(Payout payout, Payee payee, Journal granted, String actor) {
        return keyed(db.sql("""
                                with ordered as (
                                    insert into payout
                                        (person_id, claim_id, product, amount, state, attempt, sealed_payee, ordered_at, changed_at)
                                    values (:personId, :claimId, :product, :amount, :state, :attempt, :payee, :now, :now)
                                    on conflict (person_id, claim_id) do nothing
                                    returning person_id),
                                booked as (
                                    insert into journal (person_id, journal_id, kind, claim_id, attempt, actor, at)
                                    select person_id, :journalId, :kind, :claimId, 0, :actor, :now from ordered
                                    returning person_id)
                                insert into journal_entry (person_id, journal_id, account, product, amount, booked_on)
                                select booked.person_id, :journalId, entry.account, :product, entry.amount, :today
                                from booked, unnest(:accounts::text[], :amounts::numeric[]) as entry (account, amount)
                                """), payout)
                .bind("product", payout.product())
                .bind("amount", payout.amount())
                .bind("state", payout.state().name())
                .bind("attempt", payout.attempt())
                .bind("payee", seals.seal(payout.claimId(), payee))
                .bind("now", clock.instant())
                .bind("journalId", granted.journalId())
                .bind("kind", granted.kind().name())
                .bind("actor", actor)
                .bind("today", LocalDate.now(clock))
                .bind("accounts", PostgresLedger.accounts(granted))
                .bind("amounts", PostgresLedger.amounts(granted))
                .fetch()
                .rowsUpdated()
                .map(entries -> entries > 0);
    }

    @Override
    public Mono<Payout> find(UUID claimId) {
        return one(SELECT + "where claim_id = :claimId", claimId);
    }

    @Override
    public Mono<Payout> lock(UUID claimId) {
        return one(SELECT + "where claim_id = :claimId for update", claimId);
    }

    @Override
    public Mono<Void> move(Payout payout) {
        return keyed(db.sql("""
                                update payout set state = :state, attempt = :attempt, changed_at = :now
                                where person_id = :personId and claim_id = :claimId
                                """), payout)
                .bind("state", payout.state().name())
                .bind("attempt", payout.attempt())
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Mono<Void> replacePayee(Payout payout, Payee payee) {
        return keyed(db.sql("""
                                update payout set sealed_payee = :payee where person_id = :personId and claim_id = :claimId
                                """), payout)
                .bind("payee", seals.seal(payout.claimId(), payee))
                .then();
    }

    @Override
    public Mono<Payee> payee(Payout payout) {
        return keyed(
                        db.sql("select sealed_payee from payout where person_id = :personId and claim_id = :claimId"),
                        payout)
                .map(row -> seals.payee(payout.claimId(), requireNonNull(row.get("sealed_payee", byte[].class))))
                .one();
    }

    @Override
    public Mono<Page<Payout>> page(PayoutState state, Page.Request request) {
        var after = request.after().map(Rows::cursor);
        var statement = db.sql(SELECT + """
                        where state = :state
                          and (:after::uuid is null
                               or (changed_at, claim_id) > (select a.changed_at, a.claim_id from payout a where a.claim_id = :after))
                        order by changed_at, claim_id
                        limit :limit
                        """).bind("state", state.name()).bind("limit", request.limit() + 1);
        var total = db.sql("select count(*) from payout where state = :state")
                .bind("state", state.name())
                .mapValue(Long.class)
                .one();
        return Rows.bind(statement, "after", after, UUID.class)
                .map(PostgresPayouts::payout)
                .all()
                .collectList()
                .zipWith(total)
                .map(rows -> Page.of(
                        rows.getT1(),
                        request.limit(),
                        rows.getT2(),
                        payout -> payout.claimId().toString()));
    }

    @Override
    public Flux<Waiting> waiting() {
        return db.sql("""
                        select state, count(*) as payouts, sum(amount) as amount, min(changed_at) as since
                        from payout where state not in ('PAID', 'REVERSED') group by state
                        """)
                .map(row -> new Waiting(
                        PayoutState.valueOf(requireNonNull(row.get("state", String.class))),
                        requireNonNull(row.get("payouts", Long.class)),
                        requireNonNull(row.get("amount", BigDecimal.class)),
                        requireNonNull(row.get("since", Instant.class))))
                .all();
    }

    static Payout payout(Readable row) {
        return new Payout(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("amount", BigDecimal.class)),
                PayoutState.valueOf(requireNonNull(row.get("state", String.class))),
                requireNonNull(row.get("attempt", Integer.class)));
    }

    static GenericExecuteSpec keyed(GenericExecuteSpec statement, Payout payout) {
        return statement.bind("personId", payout.personId()).bind("claimId", payout.claimId());
    }

    private Mono<Payout> one(String statement, UUID claimId) {
        return db.sql(statement)
                .bind("claimId", claimId)
                .map(PostgresPayouts::payout)
                .one();
    }
}
