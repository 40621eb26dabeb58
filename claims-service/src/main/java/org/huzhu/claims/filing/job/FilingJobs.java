package org.huzhu.claims.filing.job;

import java.time.Duration;
import org.huzhu.claims.filing.ExpireFilings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; instances share the filings row by row. */
@Component
class FilingJobs {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ExpireFilings expireFilings;

    FilingJobs(ExpireFilings expireFilings) {
        this.expireFilings = expireFilings;
    }

    @Scheduled(initialDelayString = "PT60S", fixedDelayString = "${huzhu.claims.filing.expire-interval:PT10M}")
    void expire() {
        expireFilings.expire().block(PATIENCE);
    }

    @Scheduled(initialDelayString = "PT70S", fixedDelayString = "${huzhu.claims.filing.announce-interval:PT1H}")
    void announce() {
        expireFilings.announce().block(PATIENCE);
    }
}
