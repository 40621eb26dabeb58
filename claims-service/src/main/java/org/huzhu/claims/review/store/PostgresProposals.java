package org.huzhu.claims.review.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.review.Proposals;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresProposals implements Proposals {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresProposals(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<Proposal> find(Claim claim, Kind kind) {
        return db.sql("""
                        select proposed_by, reason from claim_proposal
                        where person_id = :personId and claim_id = :claimId and kind = :kind
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("kind", kind.name())
                .map(row -> new Proposal(
                        requireNonNull(row.get("proposed_by", String.class)),
                        requireNonNull(row.get("reason", String.class))))
                .one();
    }

    @Override
    public Mono<Void> add(Claim claim, Kind kind, Proposal proposal) {
        return db.sql("""
                        insert into claim_proposal (person_id, claim_id, kind, proposed_by, reason, proposed_at)
                        values (:personId, :claimId, :kind, :by, :reason, :now)
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("kind", kind.name())
                .bind("by", proposal.by())
                .bind("reason", proposal.reason())
                .bind("now", clock.instant())
                .then();
    }
}
