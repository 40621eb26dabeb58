package org.huzhu.enrollment.coverage;

import java.time.LocalDate;
import java.util.List;
import org.huzhu.platform.events.CoverageExpired;
import reactor.core.publisher.Mono;

/** Coverage whose term has passed. */
public interface ExpiryStore {

    /** Marks up to {@code atMost} coverages that ended before that day, leaving out what another instance is at. */
    Mono<List<CoverageExpired>> takeExpired(LocalDate day, int atMost);
}
