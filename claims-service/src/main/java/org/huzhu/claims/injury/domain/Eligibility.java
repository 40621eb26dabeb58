package org.huzhu.claims.injury.domain;

import java.util.Optional;
import org.huzhu.platform.rulebook.Provenance;

/**
 * The age at which a relative counts as a dependant.
 *
 * @param sex empty for both
 * @param needsNearerRelativesGone whether nearer relatives come first
 */
public record Eligibility(
        Relation relation,
        Optional<Sex> sex,
        Optional<Integer> minAge,
        Optional<Integer> belowAge,
        boolean needsNearerRelativesGone,
        Provenance from) {

    boolean speaksOf(Dependant dependant) {
        return relation == dependant.relation()
                && (sex.isEmpty() || dependant.sex().isEmpty() || sex.equals(dependant.sex()));
    }

    boolean allows(int age) {
        return minAge.map(least -> age >= least).orElse(true)
                && belowAge.map(limit -> age < limit).orElse(true);
    }
}
