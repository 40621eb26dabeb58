package org.huzhu.claims.filing.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingIdentity;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.domain.Validity;
import org.jspecify.annotations.Nullable;

/** One row of filing. */
record FilingRow(
        UUID personId,
        UUID filingId,
        String region,
        FilingKind kind,
        Scenario scenario,
        FilingIdentity.Origin origin,
        int version,
        @Nullable UUID previousId,
        FilingState state,
        long revision,
        String[] institutions,
        @Nullable LocalDate filedOn,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable LocalDate endedOn,
        String reviewer,
        String reason,
        byte[] sealedForm,
        String filedBy,
        Instant createdAt) {

    static final String COLUMNS = """
            person_id, filing_id, region, kind, scenario, origin, version, previous_id, state, revision, institutions,
            filed_on, approved_on, valid_from, valid_to, ended_on, reviewer, reason, sealed_form, filed_by, created_at
            """;

    Filing filing() {
        var identity = new FilingIdentity(
                personId,
                filingId,
                region,
                kind,
                scenario,
                origin,
                version,
                Optional.ofNullable(previousId),
                filedBy,
                createdAt);
        return new Filing(
                identity,
                state,
                revision,
                List.of(institutions),
                Optional.ofNullable(filedOn),
                Optional.ofNullable(approvedOn),
                Optional.ofNullable(validFrom).map(from -> new Validity(from, Optional.ofNullable(validTo))),
                Optional.ofNullable(endedOn),
                reviewer,
                reason);
    }
}
