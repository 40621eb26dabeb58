package org.huzhu.claims.coverage;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copy of coverages. Both writes may come twice and in either order: topics keep no order between them. */
public interface CoveredTerms {

    /** @param sealedPerson the person's data of that day, opened by the person's vault only */
    Mono<Void> activate(CoveredTerm term, byte[] sealedPerson);

    Mono<Void> expire(UUID coverageId, UUID personId, LocalDate lastDay);

    Flux<CoveredTerm> ofPerson(UUID personId, String product);

    /** Of every product; with the sealed person where the term covers the day. */
    Flux<OnDay> ofPerson(UUID personId, LocalDate day);

    record OnDay(CoveredTerm covered, Optional<byte[]> sealedPerson, boolean terminated) {}

    Flux<String> productsOf(UUID personId);

    Mono<byte[]> sealedPerson(UUID personId, UUID coverageId);

    Mono<Totals> totals();

    /** For comparison with enrollment-service. */
    record Totals(long terms, long active, long expired, long persons) {}
}
