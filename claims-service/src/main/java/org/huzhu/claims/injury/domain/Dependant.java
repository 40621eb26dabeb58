package org.huzhu.claims.injury.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody who lived mainly on the deceased. What is left out is not checked.
 *
 * @param incapacitated has wholly lost the capacity to work (完全丧失劳动能力), whatever the age
 * @param nearerRelativesGone whether those who come first are dead or incapacitated
 */
public record Dependant(
        Relation relation,
        boolean loneOrOrphan,
        Optional<LocalDate> birthDate,
        Optional<Sex> sex,
        boolean incapacitated,
        Optional<Boolean> nearerRelativesGone) {

    public static Dependant of(Relation relation) {
        return new Dependant(relation, false, Optional.empty(), Optional.empty(), false, Optional.empty());
    }
}
