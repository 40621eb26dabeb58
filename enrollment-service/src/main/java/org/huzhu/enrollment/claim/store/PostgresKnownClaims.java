package org.huzhu.enrollment.claim.store;

import io.r2dbc.spi.Parameters;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.claim.KnownClaims;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresKnownClaims implements KnownClaims {

    private final DatabaseClient db;

    PostgresKnownClaims(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> keep(Claim claim) {
        return upsert(claim).then(markCoverages(claim));
    }

    private Mono<Void> upsert(Claim claim) {
        return db.sql("""
            insert into claim (person_id, claim_id, revision, product, event_date, completed, amount)
            values (:personId, :claimId, :revision, :product, :eventDate, :completed, :amount)
            on conflict (person_id, claim_id) do update set
                revision = excluded.revision, product = excluded.product, event_date = excluded.event_date,
                completed = excluded.completed, amount = excluded.amount
            where claim.revision < excluded.revision
            """)
                .bind("personId", claim.personId())
                .bind("claimId", claim.claimId())
                .bind("revision", claim.revision())
                .bind("product", claim.product())
                .bind(
                        "eventDate",
                        claim.eventDate().isPresent()
                                ? Parameters.in(claim.eventDate().get())
                                : Parameters.in(LocalDate.class))
                .bind("completed", claim.completed())
                .bind("amount", claim.amount())
                .then();
    }

    /** A coverage exists before anybody can claim for it: it was made here. */
    private Mono<Void> markCoverages(Claim claim) {
        return db.sql("""
            with seen as (
                select coverage.coverage_id,
                       exists (select from claim
                               where claim.person_id = coverage.person_id and claim.product = coverage.product
                                 and claim.completed and coverage.term @> claim.event_date) as paid
                from coverage
                where coverage.person_id = :personId and coverage.product = :product)
            update coverage set claimed = seen.paid
            from seen
            where coverage.person_id = :personId and coverage.coverage_id = seen.coverage_id
              and coverage.claimed <> seen.paid
            """)
                .bind("personId", claim.personId())
                .bind("product", claim.product())
                .then();
    }

    @Override
    public Mono<Paid> paid(UUID unitId, Optional<String> product) {
        return db.sql("""
            select coalesce(sum(claim.amount), 0) as total, count(*) as count
            from coverage_owned covered
                 join claim on claim.person_id = covered.person_id and claim.product = covered.product
                           and claim.completed and covered.term @> claim.event_date
            where covered.owner_id = :unitId and covered.status = 'ACTIVE' and covered.claimed
              and (:product::text is null or covered.product = :product)
            """)
                .bind("unitId", unitId)
                .bind("product", product.isPresent() ? Parameters.in(product.get()) : Parameters.in(String.class))
                .mapProperties(Paid.class)
                .one();
    }
}
