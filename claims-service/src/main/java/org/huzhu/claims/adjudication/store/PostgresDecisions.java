package org.huzhu.claims.adjudication.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.DecisionStore;
import org.huzhu.claims.adjudication.StoredDecision;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Only the amounts that caps count stand here in clear. */
@Repository
class PostgresDecisions implements DecisionStore {

    private static final String FIND = """
            select person_id, claim_id, seq, decided_at, decided_by, edition, rulebook_sha256, inputs, decision
            from claim_decision
            where person_id = :personId and claim_id = :claimId and length(inputs) > 0
            """;

    private final DatabaseClient db;
    private final SealedText sealedText;

    PostgresDecisions(DatabaseClient db, SealedText sealedText) {
        this.db = db;
        this.sealedText = sealedText;
    }

    @Override
    public Mono<Void> lock(UUID personId) {
        return db.sql("select 1 as locked from (select pg_advisory_xact_lock(hashtextextended(:person, 7))) as held")
                .bind("person", "adjudication|" + personId)
                .fetch()
                .one()
                .then();
    }

    @Override
    public Mono<List<Granted>> granted(UUID personId, String product) {
        return db.sql("""
                        select claim_id, coverage_id, responsibility, event_date, amount
                        from benefit_grant as granted
                        where person_id = :personId
                          and product = :product
                          and kind = 'GRANTED'
                          and not exists (
                              select from benefit_grant as back
                              where back.person_id = granted.person_id
                                and back.claim_id = granted.claim_id
                                and back.seq = granted.seq
                                and back.responsibility = granted.responsibility
                                and back.event_date = granted.event_date
                                and back.kind = 'REVERSED')
                        order by event_date, claim_id, responsibility
                        """)
                .bind("personId", personId)
                .bind("product", product)
                .map(PostgresDecisions::toGranted)
                .all()
                .collectList();
    }

    @Override
    public Mono<Integer> insert(StoredDecision decision) {
        var inputs = CanonicalJson.bytes(decision.inputs());
        var text = CanonicalJson.bytes(decision.decision());
        return db.sql("""
                        insert into claim_decision
                            (person_id, claim_id, seq, product, version_label, rulebook_sha256, edition, inputs, inputs_sha256,
                             decision, decision_sha256, total, certain, decided_at, decided_by)
                        select :personId, :claimId, coalesce(max(seq), 0) + 1, :product, :version, :rulebook, :edition, :inputs,
                               :inputsSha256, :decision, :decisionSha256, :total, :certain, :at, :by
                        from claim_decision
                        where person_id = :personId and claim_id = :claimId
                        returning seq
                        """)
                .bind("personId", decision.personId())
                .bind("claimId", decision.claimId())
                .bind("product", decision.decision().product())
                .bind("version", decision.decision().version())
                .bind("rulebook", decision.rulebookSha256())
                .bind("edition", decision.edition())
                .bind("inputs", sealedText.seal(decision.claimId(), inputs))
                .bind("inputsSha256", CanonicalJson.sha256(inputs))
                .bind("decision", sealedText.seal(decision.claimId(), text))
                .bind("decisionSha256", CanonicalJson.sha256(text))
                .bind("total", decision.decision().total())
                .bind("certain", decision.decision().certain())
                .bind("at", decision.decidedAt())
                .bind("by", decision.decidedBy())
                .map(row -> requireNonNull(row.get("seq", Integer.class)))
                .one()
                .flatMap(seq -> grant(decision, seq).thenReturn(seq));
    }

    @Override
    public Mono<Long> reverse(UUID personId, UUID claimId, String reason, Instant at) {
        return db.sql("""
                        insert into benefit_grant
                            (person_id, claim_id, seq, responsibility, event_date, kind, product, coverage_id, amount, reason,
                             entered_at)
                        select person_id, claim_id, seq, responsibility, event_date, 'REVERSED', product, coverage_id, amount,
                               :reason, :at
                        from benefit_grant
                        where person_id = :personId and claim_id = :claimId and kind = 'GRANTED'
                        on conflict do nothing
                        """)
                .bind("personId", personId)
                .bind("claimId", claimId)
                .bind("reason", reason)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<StoredDecision> latest(UUID personId, UUID claimId) {
        return find(FIND + "order by seq desc limit 1", personId, claimId).one();
    }

    @Override
    public Flux<StoredDecision> all(UUID personId, UUID claimId) {
        return find(FIND + "order by seq", personId, claimId).all();
    }

    private RowsFetchSpec<StoredDecision> find(String sql, UUID personId, UUID claimId) {
        return db.sql(sql).bind("personId", personId).bind("claimId", claimId).map(sealedText::read);
    }

    private Mono<Void> grant(StoredDecision decision, int seq) {
        var granted = decision.decision().items().stream()
                .filter(item -> item.verdict() == Verdict.GRANTED)
                .toList();
        if (granted.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        insert into benefit_grant
                            (person_id, claim_id, seq, responsibility, event_date, kind, product, coverage_id, amount, reason,
                             entered_at)
                        select :personId, :claimId, :seq, item.responsibility, item.event_date, 'GRANTED', :product, :coverageId,
                               item.amount, '', :at
                        from unnest(:responsibilities::text[], :eventDates::date[], :amounts::numeric[])
                             as item (responsibility, event_date, amount)
                        """)
                .bind("personId", decision.personId())
                .bind("claimId", decision.claimId())
                .bind("seq", seq)
                .bind("product", decision.decision().product())
                .bind("coverageId", decision.inputs().cover().coverageId())
                .bind("at", decision.decidedAt())
                .bind(
                        "responsibilities",
                        granted.stream().map(ItemDecision::responsibility).toArray(String[]::new))
                .bind(
                        "eventDates",
                        granted.stream().map(ItemDecision::eventDate).toArray(LocalDate[]::new))
                .bind("amounts", granted.stream().map(ItemDecision::amount).toArray(BigDecimal[]::new))
                .then();
    }

    private static Granted toGranted(Readable row) {
        return new Granted(
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("coverage_id", UUID.class)),
                requireNonNull(row.get("responsibility", String.class)),
                requireNonNull(row.get("event_date", LocalDate.class)),
                requireNonNull(row.get("amount", BigDecimal.class)));
    }
}
