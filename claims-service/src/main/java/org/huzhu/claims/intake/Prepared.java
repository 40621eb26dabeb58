package org.huzhu.claims.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.ClaimIdentity;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.intake.domain.Ticked;
import org.huzhu.platform.rulebook.Facts;

/** An application that was checked as far as a draft can be. */
record Prepared(
        Filing filing,
        Ticked ticked,
        CoveredTerm cover,
        LocalDate coveredSince,
        String classCode,
        Facts facts,
        List<ClaimItem> items,
        Applicant applicant,
        Payee payee) {

    ClaimIdentity identity(UUID claimId, Instant now) {
        return new ClaimIdentity(
                cover.personId(),
                claimId,
                cover.product(),
                ticked.version().label(),
                classCode,
                ticked.category(),
                filing.origin(),
                filing.channelOrDefault(),
                cover.coverageId(),
                cover.unitId(),
                cover.term(),
                coveredSince,
                filing.caller().id(),
                now);
    }

    /** A draft stays with its person, product, terms and term: everything else of it may change. */
    boolean fits(ClaimIdentity identity) {
        return identity.personId().equals(cover.personId())
                && identity.product().equals(cover.product())
                && identity.version().equals(ticked.version().label())
                && identity.category() == ticked.category()
                && identity.classCode().equals(classCode)
                && identity.coverageId().equals(cover.coverageId())
                && identity.origin() == filing.origin();
    }
}
