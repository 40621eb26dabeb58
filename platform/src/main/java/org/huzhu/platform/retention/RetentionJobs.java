package org.huzhu.platform.retention;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Erases at night what is past its period, and deletes files of erased rows soon. */
class RetentionJobs {

    private static final Logger log = LoggerFactory.getLogger(RetentionJobs.class);
    private static final Duration LONGEST_RUN = Duration.ofHours(3);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

    private final RunRetention runRetention;
    private final Optional<DeleteErasedFiles> files;
    private final RetentionSettings settings;

    RetentionJobs(RunRetention runRetention, Optional<DeleteErasedFiles> files, RetentionSettings settings) {
        this.runRetention = runRetention;
        this.files = files;
        this.settings = settings;
    }

    @Scheduled(cron = "${huzhu.retention.at:0 40 2 * * *}", zone = "Asia/Shanghai")
    void run() {
        if (!settings.enabled()) {
            return;
        }
        var report = runRetention.run().block(LONGEST_RUN);
        if (report != null && report.erased() > 0) {
            log.info(
                    "retention erased rows={} run={}",
                    report.erased(),
                    report.run().orElseThrow());
        }
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${huzhu.retention.files-every:PT10M}")
    void deleteFiles() {
        files.ifPresent(erased -> erased.handle().block(LONGEST_ROUND));
    }
}
