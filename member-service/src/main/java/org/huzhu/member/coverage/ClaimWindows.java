package org.huzhu.member.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ClaimRules.Window;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.time.WorkCalendar;
import org.springframework.stereotype.Component;

/** Until when a term that is over can still be claimed for (申请时限, SHC-030 to SHC-036), by the rulebook of its last day. */
@Component
public class ClaimWindows {

    private final Products products;
    private final WorkCalendar calendar;

    ClaimWindows(Products products, WorkCalendar calendar) {
        this.products = products;
        this.calendar = calendar;
    }

    /**
     * The end for the latest event a term can have.
     *
     * @param isOver as seen from the day asked about
     */
    public record LastDay(String product, LocalDate coverageTo, LocalDate lastDay, boolean isOver) {}

    /** One for each product whose rulebook sets a window: of the last term that ended before the day. */
    public List<LastDay> of(List<Coverage> coverages, LocalDate day) {
        return lastTerms(coverages, day).stream()
                .flatMap(last ->
                        lastDay(last)
                                .map(end -> new LastDay(last.product(), last.to(), end, day.isAfter(end)))
                                .stream())
                .sorted(Comparator.comparing(LastDay::lastDay).reversed().thenComparing(LastDay::product))
                .toList();
    }

    private static Collection<Coverage> lastTerms(List<Coverage> coverages, LocalDate day) {
        return coverages.stream()
                .filter(coverage -> coverage.to().isBefore(day))
                .collect(Collectors.toMap(
                        Coverage::product,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Coverage::to))))
                .values();
    }

    /** Whatever a window counts from, an event on the last day of the term is the latest there can be. */
    private Optional<LocalDate> lastDay(Coverage last) {
        return products.find(last.product(), last.to()).stream()
                .flatMap(version -> version.claims().responsibilities().stream())
                .filter(responsibility -> last.classCode().isEmpty() || responsibility.isFor(last.classCode()))
                .map(Responsibility::window)
                .flatMap(Optional::stream)
                .map(Window::period)
                .map(period -> period.lastDay(last.to(), calendar))
                .max(Comparator.naturalOrder());
    }
}
