package org.huzhu.claims.adjudication.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.huzhu.claims.adjudication.PastDecisions;
import org.huzhu.claims.adjudication.StoredDecision;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Walks along persons in index order first and reads their decisions then, so that a page costs the same wherever it starts. */
@Repository
class PostgresPastDecisions implements PastDecisions {

    private static final String MADE = """
            from claim_decision as d
            where d.product = :product
              and (cardinality(:claimIds::uuid[]) = 0 or d.claim_id = any (:claimIds::uuid[]))
              and d.decided_at >= :from
              and d.decided_at < :until
              and length(d.inputs) > 0
            """;

    private static final String COUNTING = MADE + """
              and not exists (
                  select from claim_decision as later
                  where later.person_id = d.person_id and later.claim_id = d.claim_id and later.seq > d.seq)
              and not exists (
                  select from benefit_grant as back
                  where back.person_id = d.person_id
                    and back.claim_id = d.claim_id
                    and back.seq = d.seq
                    and back.kind = 'REVERSED')
            """;

    private final DatabaseClient db;
    private final SealedText sealedText;

    PostgresPastDecisions(DatabaseClient db, SealedText sealedText) {
        this.db = db;
        this.sealedText = sealedText;
    }

    @Override
    public Mono<Long> count(Selection selection) {
        return bind("select count(*) as claims " + COUNTING, selection)
                .map(row -> requireNonNull(row.get("claims", Long.class)))
                .one();
    }

    @Override
    public Flux<UUID> unknown(Selection selection) {
        return bind("""
                        select asked.claim_id
                        from unnest(:claimIds::uuid[]) with ordinality as asked (claim_id, place)
                        where asked.claim_id not in (select d.claim_id %s)
                        order by asked.place
                        """.formatted(COUNTING), selection)
                .map(row -> requireNonNull(row.get("claim_id", UUID.class)))
                .all();
    }

    @Override
    public Mono<List<UUID>> persons(Selection selection, UUID after, int limit) {
        return bind("""
                        select distinct d.person_id %s and d.person_id > :after
                        order by d.person_id
                        limit :limit
                        """.formatted(MADE), selection)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("person_id", UUID.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<List<StoredDecision>> of(Selection selection, List<UUID> persons) {
        return bind("""
                        select d.person_id, d.claim_id, d.seq, d.decided_at, d.decided_by, d.edition, d.rulebook_sha256, d.inputs,
                               d.decision
                        %s and d.person_id = any (:persons::uuid[])
                        order by d.person_id, d.decided_at, d.claim_id
                        """.formatted(COUNTING), selection)
                .bind("persons", persons.toArray(UUID[]::new))
                .map(sealedText::read)
                .all()
                .collectList();
    }

    private GenericExecuteSpec bind(String sql, Selection selection) {
        return db.sql(sql)
                .bind("product", selection.product())
                .bind("claimIds", selection.claimIds().toArray(UUID[]::new))
                .bind("from", selection.from())
                .bind("until", selection.until());
    }
}
