package org.huzhu.member.coverage.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Whether somebody is covered on a day, and if not, why not. */
public sealed interface Protection {

    record Covered(LocalDate until) implements Protection {}

    /** The next term has not begun. */
    record NotYet(LocalDate from) implements Protection {}

    /** The last term is over and no other follows. */
    record Ended(LocalDate on) implements Protection {}

    /** No term at all is known. */
    record Never() implements Protection {}

    static Protection of(List<Coverage> coverages, LocalDate day) {
        var inForce = coverages.stream()
                .filter(coverage -> coverage.on(day) == CoverageStatus.ACTIVE)
                .max(Comparator.comparing(Coverage::to));
        if (inForce.isPresent()) {
            return new Covered(inForce.get().to());
        }
        var next = coverages.stream()
                .filter(coverage -> coverage.on(day) == CoverageStatus.NOT_STARTED)
                .min(Comparator.comparing(Coverage::from));
        if (next.isPresent()) {
            return new NotYet(next.get().from());
        }
        return coverages.stream()
                .map(Coverage::to)
                .max(Comparator.naturalOrder())
                .<Protection>map(Ended::new)
                .orElseGet(Never::new);
    }
}
