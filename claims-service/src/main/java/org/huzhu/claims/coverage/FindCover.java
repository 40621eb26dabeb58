package org.huzhu.claims.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.coverage.domain.CoverHistory;
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

    /** Every term of the person, a history per product in order of the products' codes. Without waiting. */
    public Mono<List<CoverHistory>> everyTerm(UUID personId) {
        return terms.ofPerson(personId)
                .sort(Comparator.comparing(CoveredTerm::product)
                        .thenComparing(covered -> covered.term().from()))
                .bufferUntilChanged(CoveredTerm::product)
                .map(CoverHistory::new)
                .collectList();
    }

    /** Products the person has or had cover of. */
    public Mono<List<String>> products(UUID personId) {
        return terms.productsOf(personId).collectList();
    }

    /** Card and phone as they were given for this term (WXM-012). Clear: for the claim's own sealed copy only. */
    public Mono<PersonalData> person(CoveredTerm covered) {
        return terms.sealedPerson(covered.personId(), covered.coverageId())
                .map(sealed -> vault.open(covered.personId(), sealed));
    }
}
