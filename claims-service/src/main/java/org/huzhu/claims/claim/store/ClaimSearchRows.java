package org.huzhu.claims.claim.store;

import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimSearch;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
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

    /** The indexes as parameters of a larger statement. */
    GenericExecuteSpec bind(GenericExecuteSpec statement, Applicant applicant, Payee payee) {
        var bound = statement
                .bind("nameIndex", search.name(applicant.name()))
                .bind("phoneIndex", search.phone(applicant.phone()));
        return payee.isMissing()
                ? bound.bindNull("cardIndex", UUID.class)
                : bound.bind("cardIndex", search.account(payee.account()));
    }

    Mono<Void> write(Claim claim, Applicant applicant, Payee payee) {
        var write = db.sql("""
                        insert into claim_search (person_id, claim_id, name_index, phone_index, card_index)
                        values (:personId, :claimId, :nameIndex, :phoneIndex, :cardIndex)
                        on conflict (person_id, claim_id) do update
                        set name_index = excluded.name_index, phone_index = excluded.phone_index,
                            card_index = excluded.card_index
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId());
        return bind(write, applicant, payee).then();
    }
}
