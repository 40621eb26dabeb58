package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.CoverageTerm;

/**
 * Everything a decision rests on. The same case always gives the same {@link Decision}, on any day and any machine.
 *
 * @param version label of the product version whose terms decide: that of the event date (SHC-011)
 * @param facts complete: told, taken from records and inferred
 */
public record Case(
        UUID claimId,
        String product,
        String version,
        ClaimRules rules,
        String classCode,
        Cover cover,
        Facts facts,
        List<Item> items,
        List<Granted> history) {

    public Case {
        items = List.copyOf(items);
        history = List.copyOf(history);
    }

    public Case withFacts(Facts known) {
        return new Case(claimId, product, version, rules, classCode, cover, known, items, history);
    }

    public Case withHistory(List<Granted> granted) {
        return new Case(claimId, product, version, rules, classCode, cover, facts, items, granted);
    }

    /**
     * The covering term.
     *
     * @param since first day of an unbroken chain of terms of the product: equal to the term's first day for a first term
     */
    public record Cover(UUID coverageId, CoverageTerm term, LocalDate since) {

        public boolean isRenewal() {
            return since.isBefore(term.from());
        }
    }

    /** One responsibility that is claimed. */
    public record Item(String responsibility, LocalDate eventDate, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** What earlier decisions granted the person under this product and nobody took back. */
    public record Granted(
            UUID claimId, UUID coverageId, String responsibility, LocalDate eventDate, BigDecimal amount) {}
}
