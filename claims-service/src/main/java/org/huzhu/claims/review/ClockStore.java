package org.huzhu.claims.review;

import java.time.LocalDate;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which claims need their clocks looked after. */
public interface ClockStore {

    /** Locks claims with something overdue that nobody has noticed; those that another instance holds are left to it. */
    Flux<UUID> takeOverdue(LocalDate today, int limit);

    /** Running claims with a provisional day, in order of the claim id. */
    Flux<UUID> provisional(UUID after, int limit);

    /** Whether provisional days have been counted with that much of the calendar. */
    Mono<Boolean> isApplied(LocalDate horizon);

    Mono<Void> applied(LocalDate horizon);
}
