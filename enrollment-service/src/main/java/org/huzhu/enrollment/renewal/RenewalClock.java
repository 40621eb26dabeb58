package org.huzhu.enrollment.renewal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every minute whether reminders are due. It asks what is missing, not what time it is, so a noon that was slept through is made up for. */
@Component
class RenewalClock {

    private static final Logger log = LoggerFactory.getLogger(RenewalClock.class);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private final RemindUnits remindUnits;

    RenewalClock(RemindUnits remindUnits) {
        this.remindUnits = remindUnits;
    }

    @Scheduled(cron = "${huzhu.renewal.tick:0 * * * * *}", zone = "Asia/Shanghai")
    void tick() {
        remindUnits
                .handleDue()
                .blockOptional(LONGEST_RUN)
                .ifPresent(run -> log.info(
                        "renewal reminders month={} units={} reminded={}", run.month(), run.units(), run.reminded()));
    }
}
