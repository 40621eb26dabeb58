package org.huzhu.claims.application.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.application.domain.Application;
import org.huzhu.claims.application.domain.ApplicationIdentity;
import org.huzhu.claims.application.domain.ApplicationState;
import org.huzhu.claims.application.domain.Channel;
import org.jspecify.annotations.Nullable;

/** One row of injury_application. */
record ApplicationRow(
        UUID personId,
        UUID applicationId,
        String region,
        String benefitType,
        Channel channel,
        LocalDate injuredOn,
        UUID claimantId,
        ApplicationState state,
        long revision,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate dueOn,
        boolean dueProvisional,
        String submittedBy,
        String firstReviewer,
        @Nullable LocalDate finishedOn,
        String reason,
        byte[] sealedFile,
        String filedBy,
        Instant createdAt) {

    static final String COLUMNS = """
            person_id, application_id, region, benefit_type, channel, injured_on, claimant_id, state, revision,
            submitted_on, due_on, due_provisional, submitted_by, first_reviewer, finished_on, reason, sealed_file,
            filed_by, created_at
            """;

    Application application() {
        return new Application(
                new ApplicationIdentity(
                        personId,
                        applicationId,
                        region,
                        benefitType,
                        channel,
                        injuredOn,
                        claimantId,
                        filedBy,
                        createdAt),
                state,
                revision,
                Optional.ofNullable(submittedOn),
                Optional.ofNullable(dueOn),
                dueProvisional,
                submittedBy,
                firstReviewer,
                Optional.ofNullable(finishedOn),
                reason);
    }
}
