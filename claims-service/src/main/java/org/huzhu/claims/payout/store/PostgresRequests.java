package org.huzhu.claims.payout.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.claims.payout.RequestStore;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutRequest;
import org.huzhu.claims.payout.domain.PayoutRequest.Kind;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresRequests implements RequestStore {

    private final DatabaseClient db;
    private final Clock clock;

    PostgresRequests(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Mono<PayoutRequest> open(Payout payout) {
        return PostgresPayouts.keyed(db.sql("""
                                select person_id, claim_id, seq, kind, outcome, reason, maker, made_at from payout_request
                                where person_id = :personId and claim_id = :claimId and decision = ''
                                """), payout)
                .map(PostgresRequests::request)
                .one();
    }

    @Override
    public Mono<PayoutRequest> insert(Payout payout, Kind kind, String outcome, String reason, String maker) {
        return PostgresPayouts.keyed(db.sql("""
                                insert into payout_request (person_id, claim_id, seq, kind, outcome, reason, maker, made_at)
                                select :personId, :claimId, coalesce(max(seq), 0) + 1, :kind, :outcome, :reason, :maker, :now
                                from payout_request where person_id = :personId and claim_id = :claimId
                                returning person_id, claim_id, seq, kind, outcome, reason, maker, made_at
                                """), payout)
                .bind("kind", kind.name())
                .bind("outcome", outcome)
                .bind("reason", reason)
                .bind("maker", maker)
                .bind("now", clock.instant())
                .map(PostgresRequests::request)
                .one();
    }

    @Override
    public Mono<Void> close(PayoutRequest request, String checker, boolean approved, String remark) {
        return db.sql("""
                        update payout_request
                        set checker = :checker, checked_at = :now, decision = :decision, remark = :remark
                        where person_id = :personId and claim_id = :claimId and seq = :seq
                        """)
                .bind("personId", request.personId())
                .bind("claimId", request.claimId())
                .bind("seq", request.seq())
                .bind("checker", checker)
                .bind("now", clock.instant())
                .bind("decision", approved ? "APPROVE" : "REJECT")
                .bind("remark", remark)
                .then();
    }

    private static PayoutRequest request(Readable row) {
        return new PayoutRequest(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("seq", Integer.class)),
                Kind.valueOf(Rows.text(row, "kind")),
                Rows.text(row, "outcome"),
                Rows.text(row, "reason"),
                Rows.text(row, "maker"),
                requireNonNull(row.get("made_at", Instant.class)));
    }
}
