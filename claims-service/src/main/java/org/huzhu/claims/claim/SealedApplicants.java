package org.huzhu.claims.claim;

import java.util.UUID;

/** Opens the applicant of a row that a list has read itself: one statement for a page instead of one per claim. */
public interface SealedApplicants {

    Applicant applicant(UUID claimId, byte[] sealed);
}
