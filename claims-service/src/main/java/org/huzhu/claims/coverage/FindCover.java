package org.huzhu.claims.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.claims.coverage.domain.CoverHistory;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.party.ProjectionGrace;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which term covers a person on a day (WXM-033), and who the person was when it began. */
@Component
public class FindCover {

    private final CoveredTerms terms;
    private final PersonVault vault;
    private final ProjectionGrace grace;

    FindCover(CoveredTerms terms, PersonVault vault, ProjectionGrace grace) {
        this.terms = terms;
        this.vault = vault;
        this.grace = grace;
    }

    /** Every term of the person under the product; waits a moment for one that was just activated when there is none for the day. */
    public Mono<CoverHistory> history(UUID personId, String product, LocalDate day) {
        var known = known(personId, product);
        return grace.await(known.filter(history -> history.on(day).isPresent())).switchIfEmpty(known);
    }

    /** As {@link #history}, without waiting: for records that are matched again when a coverage arrives. */
    public Mono<CoverHistory> known(UUID personId, String product) {
        return terms.ofPerson(personId, product)
                .sort(Comparator.comparing(covered -> covered.term().from()))
                .collectList()
                .map(CoverHistory::new);
    }

    /** Every term of the person, in one look and without waiting; of those that cover the day also who he was then. */
    public Mono<Covers> everyTerm(UUID personId, LocalDate day) {
        return terms.ofPerson(personId, day)
                .sort(Comparator.comparing(
                                (CoveredTerms.OnDay found) -> found.covered().product())
                        .thenComparing(found -> found.covered().term().from()))
                .collectList()
                .map(found -> covers(personId, found));
    }

    /**
     * @param histories one per product, in order of the products' codes
     * @param onDay one per product that covers the day
     */
    public record Covers(List<CoverHistory> histories, List<OnDay> onDay) {

        public Covers {
            histories = List.copyOf(histories);
            onDay = List.copyOf(onDay);
        }
    }

    /** @param terminated for fraud: nothing more is paid without a human (SHC-048) */
    public record OnDay(CoveredTerm covered, LocalDate since, PersonalData person, boolean terminated) {}

    private Covers covers(UUID personId, List<CoveredTerms.OnDay> found) {
        var histories = found.stream()
                .map(CoveredTerms.OnDay::covered)
                .collect(Collectors.groupingBy(CoveredTerm::product, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(CoverHistory::new)
                .toList();
        var onDay = new TreeMap<String, OnDay>();
        for (var term : found) {
            var covered = term.covered();
            term.sealedPerson()
                    .ifPresent(bytes -> onDay.computeIfAbsent(
                            covered.product(),
                            _ -> new OnDay(
                                    covered,
                                    since(histories, covered),
                                    vault.open(personId, bytes),
                                    term.terminated())));
        }
        return new Covers(histories, List.copyOf(onDay.values()));
    }

    private static LocalDate since(List<CoverHistory> histories, CoveredTerm covered) {
        return histories.stream()
                .filter(history -> history.terms().contains(covered))
                .findFirst()
                .map(history -> history.since(covered))
                .orElse(covered.term().from());
    }

    /** Products the person has or had cover of. */
    public Mono<List<String>> products(UUID personId) {
        return terms.productsOf(personId).collectList();
    }

    /** Card and phone as they were given for this term (WXM-012). Clear: for the claim's own sealed copy only. */
    public Mono<PersonalData> person(CoveredTerm covered) {
        return terms.sealedPerson(covered.personId(), covered.coverageId())
                .map(bytes -> vault.open(covered.personId(), bytes));
    }
}
