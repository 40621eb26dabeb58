package org.huzhu.claims.coverage.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A person's terms under one product, in order of their first day. */
public record CoverHistory(List<CoveredTerm> terms) {

    public CoverHistory {
        terms = List.copyOf(terms);
    }

    public Optional<CoveredTerm> on(LocalDate day) {
        return terms.stream().filter(covered -> covered.term().contains(day)).findFirst();
    }

    /** First day of the unbroken chain of terms that this one continues. */
    public LocalDate since(CoveredTerm covered) {
        var since = covered.term().from();
        for (var earlier : terms.reversed()) {
            if (earlier.term().to().plusDays(1).equals(since)) {
                since = earlier.term().from();
            }
        }
        return since;
    }

    /** The last term that ended before the day. */
    public Optional<CoveredTerm> endedBefore(LocalDate day) {
        return terms.stream()
                .filter(covered -> covered.term().to().isBefore(day))
                .reduce((_, last) -> last);
    }

    /** The first term that begins after the day. */
    public Optional<CoveredTerm> startingAfter(LocalDate day) {
        return terms.stream()
                .filter(covered -> covered.term().from().isAfter(day))
                .findFirst();
    }
}
