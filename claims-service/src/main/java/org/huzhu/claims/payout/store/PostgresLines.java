package org.huzhu.claims.payout.store;

import static java.util.Objects.requireNonNull;
import static org.huzhu.claims.payout.store.Rows.bind;
import static org.huzhu.claims.payout.store.Rows.bytes;
import static org.huzhu.claims.payout.store.Rows.text;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.LineStore;
import org.huzhu.claims.payout.domain.BankAnswer;
import org.huzhu.claims.payout.domain.BankReference;
import org.huzhu.claims.payout.domain.LineState;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutLine;
import org.huzhu.claims.payout.domain.Verdict;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresLines implements LineStore {

    private static final String SELECT = """
            select l.person_id, l.claim_id, l.attempt, l.batch_id, l.position, l.amount, l.state, l.sealed_payee,
                   b.sent_at is not null as sent
            from payout_line l
            join payout_batch b on b.batch_id = l.batch_id
            """;

    private final DatabaseClient db;
    private final PayoutSeals seals;
    private final Clock clock;

    PostgresLines(DatabaseClient db, PayoutSeals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Mono<PayoutLine> find(BankReference reference) {
        return db.sql(SELECT + "where l.claim_id = :claimId and l.attempt = :attempt")
                .bind("claimId", reference.claimId())
                .bind("attempt", reference.attempt())
                .map(PostgresLines::line)
                .one();
    }

    @Override
    public Mono<PayoutLine> newest(Payout payout) {
        return PostgresPayouts.keyed(db.sql(SELECT + """
                                where l.person_id = :personId and l.claim_id = :claimId and l.state <> 'CANCELLED'
                                order by l.attempt desc limit 1
                                """), payout)
                .map(PostgresLines::line)
                .one();
    }

    @Override
    public Mono<Void> move(PayoutLine line) {
        return keyed(db.sql("""
                                update payout_line set state = :state, settled_at = :now
                                where person_id = :personId and claim_id = :claimId and attempt = :attempt
                                """), line)
                .bind("state", line.state().name())
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Mono<Boolean> heard(PayoutLine line, BankAnswer answer) {
        return answered(db.sql("""
                                        select exists (select 1 from payout_answer
                                                       where person_id = :personId and claim_id = :claimId and attempt = :attempt
                                                         and outcome = :outcome and amount = :amount and bank_code = :code
                                                         and value_date is not distinct from :valueDate::date) as heard
                                        """), line, answer).mapValue(Boolean.class).one();
    }

    @Override
    public Mono<Void> record(PayoutLine line, BankAnswer answer, Verdict verdict, String actor) {
        return answered(db.sql("""
                                        insert into payout_answer
                                            (person_id, claim_id, attempt, seq, outcome, amount, bank_code, sealed_text, value_date,
                                             verdict, actor, at)
                                        select :personId, :claimId, :attempt, coalesce(max(seq), 0) + 1, :outcome, :amount, :code,
                                               :text, :valueDate, :verdict, :actor, :now
                                        from payout_answer
                                        where person_id = :personId and claim_id = :claimId and attempt = :attempt
                                        """), line, answer)
                .bind("text", seals.sealText(line.claimId(), answer.text()))
                .bind("verdict", verdict.name())
                .bind("actor", actor)
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Flux<Attempt> attempts(UUID claimId) {
        return db.sql(SELECT + "where l.claim_id = :claimId order by l.attempt")
                .bind("claimId", claimId)
                .map(row -> new Attempt(
                        line(row),
                        seals.payee(claimId, bytes(row, "sealed_payee")).maskedAccount()))
                .all();
    }

    @Override
    public Flux<Answered> answers(UUID claimId) {
        return db.sql("""
                        select claim_id, attempt, outcome, amount, bank_code, sealed_text, value_date, verdict, actor, at
                        from payout_answer where claim_id = :claimId order by attempt, seq
                        """)
                .bind("claimId", claimId)
                .map(row -> answered(claimId, row))
                .all();
    }

    private Answered answered(UUID claimId, Readable row) {
        var attempt = requireNonNull(row.get("attempt", Integer.class));
        return new Answered(
                attempt,
                new BankAnswer(
                        new BankReference(claimId, attempt),
                        requireNonNull(row.get("amount", BigDecimal.class)),
                        BankAnswer.Result.valueOf(text(row, "outcome")),
                        text(row, "bank_code"),
                        seals.text(claimId, bytes(row, "sealed_text")),
                        Optional.ofNullable(row.get("value_date", LocalDate.class))),
                Verdict.valueOf(text(row, "verdict")),
                text(row, "actor"),
                requireNonNull(row.get("at", Instant.class)));
    }

    private static PayoutLine line(Readable row) {
        return new PayoutLine(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("attempt", Integer.class)),
                requireNonNull(row.get("batch_id", UUID.class)),
                requireNonNull(row.get("position", Integer.class)),
                requireNonNull(row.get("amount", BigDecimal.class)),
                LineState.valueOf(text(row, "state")),
                requireNonNull(row.get("sent", Boolean.class)));
    }

    private static GenericExecuteSpec answered(GenericExecuteSpec statement, PayoutLine line, BankAnswer answer) {
        var bound = keyed(statement, line)
                .bind("outcome", answer.outcome().name())
                .bind("amount", answer.amount())
                .bind("code", answer.code());
        return bind(bound, "valueDate", answer.valueDate(), LocalDate.class);
    }

    private static GenericExecuteSpec keyed(GenericExecuteSpec statement, PayoutLine line) {
        return statement
                .bind("personId", line.personId())
                .bind("claimId", line.claimId())
                .bind("attempt", line.attempt());
    }
}
