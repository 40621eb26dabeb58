package org.huzhu.enrollment.roster.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The product's figures that a row is judged by, on one day.
 *
 * @param normaliseLowercaseX repairs a lower-case x at the end of an ID number instead of refusing it (AC-11)
 * @param homeArea first digits of ID numbers of the product's region; others get a warning
 */
public record RosterRules(
        LocalDate today, int minAge, Optional<Integer> maxAge, boolean normaliseLowercaseX, String homeArea) {

    boolean admitsAge(int age) {
        return age >= minAge && maxAge.map(oldest -> age <= oldest).orElse(true);
    }
}
