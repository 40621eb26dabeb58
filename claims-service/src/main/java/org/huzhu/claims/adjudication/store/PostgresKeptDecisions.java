package org.huzhu.claims.adjudication.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.KeptDecisions;
import org.huzhu.claims.adjudication.StoredDecision;
import org.huzhu.platform.privacy.FieldCipher.TamperedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

@Repository
class PostgresKeptDecisions implements KeptDecisions {

    private final DatabaseClient db;
    private final SealedText sealedText;

    PostgresKeptDecisions(DatabaseClient db, SealedText sealedText) {
        this.db = db;
        this.sealedText = sealedText;
    }

    @Override
    public Mono<List<Kept>> after(Place place, int limit) {
        return db.sql("""
                        select person_id, claim_id, seq, decided_at, decided_by, edition, rulebook_sha256, inputs, decision,
                               inputs_sha256, decision_sha256, total
                        from claim_decision
                        where (person_id, claim_id, seq) > (:personId, :claimId, :seq) and length(inputs) > 0
                        order by person_id, claim_id, seq
                        limit :limit
                        """)
                .bind("personId", place.personId())
                .bind("claimId", place.claimId())
                .bind("seq", place.seq())
                .bind("limit", limit)
                .map(this::kept)
                .all()
                .collectList();
    }

    private Kept kept(Readable row) {
        return new Kept(
                new Place(
                        requireNonNull(row.get("person_id", UUID.class)),
                        requireNonNull(row.get("claim_id", UUID.class)),
                        requireNonNull(row.get("seq", Integer.class))),
                requireNonNull(row.get("inputs_sha256", String.class)),
                requireNonNull(row.get("decision_sha256", String.class)),
                requireNonNull(row.get("total", BigDecimal.class)),
                opened(row));
    }

    private Optional<StoredDecision> opened(Readable row) {
        try {
            return Optional.of(sealedText.read(row));
        } catch (TamperedException | JacksonException _) {
            return Optional.empty();
        }
    }
}
