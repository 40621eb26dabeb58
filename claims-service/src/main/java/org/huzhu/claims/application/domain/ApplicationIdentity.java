package org.huzhu.claims.application.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What never changes about an application.
 *
 * @param personId the injured worker, also where relatives apply
 * @param region the insured place, for example CN-3207
 * @param type code of the benefit type
 * @param injuredOn day of the accident: with the worker and the type it names the event
 * @param claimantId who is to be paid: the worker, or a near relative after his death
 */
public record ApplicationIdentity(
        UUID personId,
        UUID applicationId,
        String region,
        String type,
        Channel channel,
        LocalDate injuredOn,
        UUID claimantId,
        String filedBy,
        Instant createdAt) {}
