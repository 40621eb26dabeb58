package org.huzhu.claims.coverage.store;

import java.time.Clock;
import java.util.UUID;
import org.huzhu.claims.coverage.TerminatedCoverages;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresTerminatedCoverages implements TerminatedCoverages {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresTerminatedCoverages(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> isTerminated(UUID personId, UUID coverageId) {
        return db.sql(
                        "select 1 as found from terminated_coverage where person_id = :personId and coverage_id = :coverageId")
                .bind("personId", personId)
                .bind("coverageId", coverageId)
                .fetch()
                .one()
                .hasElement();
    }

    @Override
    public Mono<Boolean> terminate(Termination termination) {
        return db.sql("""
                        insert into terminated_coverage
                            (person_id, coverage_id, claim_id, reason, proposed_by, terminated_by, terminated_at)
                        values (:personId, :coverageId, :claimId, :reason, :proposedBy, :terminatedBy, :now)
                        on conflict (person_id, coverage_id) do nothing
                        """)
                .bind("personId", termination.personId())
                .bind("coverageId", termination.coverageId())
                .bind("claimId", termination.claimId())
                .bind("reason", termination.reason())
                .bind("proposedBy", termination.proposedBy())
                .bind("terminatedBy", termination.terminatedBy())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
