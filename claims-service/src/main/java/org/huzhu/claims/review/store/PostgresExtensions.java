package org.huzhu.claims.review.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Map;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.review.ExtensionStore;
import org.huzhu.claims.review.domain.Extension;
import org.huzhu.claims.review.domain.ExtensionReason;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresExtensions implements ExtensionStore {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresExtensions(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The claim is locked, so its numbers have no gaps and no twins. */
    @Override
    public Mono<Void> add(Claim claim, Extension extension, ExtensionReason code, String reason, String by) {
        return db.sql("""
                        insert into claim_extension
                            (person_id, claim_id, responsibility, seq, from_day, to_day, days, reason_code, reason,
                             extended_by, extended_at)
                        select :personId, :claimId, :responsibility, count(*) + 1, :from, :to, :days, :code, :reason, :by, :now
                        from claim_extension
                        where person_id = :personId and claim_id = :claimId and responsibility = :responsibility
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("responsibility", extension.responsibility())
                .bind("from", extension.from())
                .bind("to", extension.to())
                .bind("days", extension.days())
                .bind("code", code.name())
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", clock.instant())
                .then();
    }

    @Override
    public Mono<Map<String, Integer>> days(Claim claim) {
        return db.sql("""
                        select responsibility, sum(days)::int as days from claim_extension
                        where person_id = :personId and claim_id = :claimId
                        group by responsibility
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .map(row -> Map.entry(
                        requireNonNull(row.get("responsibility", String.class)),
                        requireNonNull(row.get("days", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
