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

/** Reads by person, in the order of the primary key, so that a page costs the same wherever it starts. */
@Repository
class PostgresPastDecisions implements PastDecisions {

    private static final String SELECTED =
            """
            from claim_decision as d
            where d.product = :product
              and (cardinality(:claimIds::uuid[]) = 0 or d.claim_id = any (:claimIds::uuid[]))
              and d.decided_at >= :from
              and d.decided_at < :until
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
        return bind("select count(*) as claims " + SELECTED, selection)
                .map(row -> requireNonNull(row.get("claims", Long.class)))
                .one();
    }

    @Override
    public Flux<UUID> unknown(Selection selection) {
        return bind(
                        """
                        select asked.claim_id
                        from unnest(:claimIds::uuid[]) with ordinality as asked (claim_id, place)
                        where asked.claim_id not in (select d.claim_id %s)
                        order by asked.place
                        """
                                .formatted(SELECTED),
                        selection)
                .map(row -> requireNonNull(row.get("claim_id", UUID.class)))
                .all();
    }

    @Override
    public Mono<List<StoredDecision>> page(Selection selection, UUID afterPerson, int persons) {
        return bind(
                        """
                        with next as materialized (
                            select distinct d.person_id %s and d.person_id > :afterPerson
                            order by d.person_id
                            limit :persons)
                        select d.person_id, d.claim_id, d.seq, d.decided_at, d.decided_by, d.edition, d.rulebook_sha256, d.inputs,
                               d.decision
                        %s and d.person_id in (select person_id from next)
                        order by d.person_id, d.decided_at, d.claim_id
                        """
                                .formatted(SELECTED, SELECTED),
                        selection)
                .bind("afterPerson", afterPerson)
                .bind("persons", persons)
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
