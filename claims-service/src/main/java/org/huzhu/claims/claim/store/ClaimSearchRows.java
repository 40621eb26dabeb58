package org.huzhu.claims.claim.store;

import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimSearch;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the search row of a claim in step with its applicant and payee. */
@Component
class ClaimSearchRows {

    private final DatabaseClient db;
    private final ClaimSearch search;

    ClaimSearchRows(DatabaseClient db, ClaimSearch search) {
        this.db = db;
        this.search = search;
    }

    Mono<Void> write(Claim claim, Applicant applicant, Payee payee) {
        var write = db.sql("""
                        insert into claim_search (person_id, claim_id, name_index, phone_index, card_index)
                        values (:personId, :claimId, :name, :phone, :card)
                        on conflict (person_id, claim_id) do update
                        set name_index = excluded.name_index, phone_index = excluded.phone_index,
                            card_index = excluded.card_index
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("name", search.name(applicant.name()))
                .bind("phone", search.phone(applicant.phone()));
        return (payee.isMissing()
                        ? write.bindNull("card", UUID.class)
                        : write.bind("card", search.account(payee.account())))
                .then();
    }
}
