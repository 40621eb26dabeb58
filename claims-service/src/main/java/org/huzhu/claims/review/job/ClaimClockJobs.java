package org.huzhu.claims.review.job;

import java.time.Duration;
import org.huzhu.claims.review.MarkBreaches;
import org.huzhu.claims.review.RecountDays;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; instances share the claims row by row. */
@Component
class ClaimClockJobs {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MarkBreaches markBreaches;
    private final RecountDays recountDays;

    ClaimClockJobs(MarkBreaches markBreaches, RecountDays recountDays) {
        this.markBreaches = markBreaches;
        this.recountDays = recountDays;
    }

    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "${huzhu.claims.review.breach-interval:PT5M}")
    void breaches() {
        markBreaches.handle().block(PATIENCE);
    }

    @Scheduled(initialDelayString = "PT50S", fixedDelayString = "${huzhu.claims.review.recount-interval:PT1H}")
    void recount() {
        recountDays.handle().block(PATIENCE);
    }
}
