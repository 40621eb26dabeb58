package org.huzhu.member.key.job;

import java.time.Duration;
import org.huzhu.member.key.RotateKeys;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks regularly whether a new key is due; at the first start it makes the first one. */
@Component
class KeyRotationJob {

    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    private final RotateKeys rotateKeys;

    KeyRotationJob(RotateKeys rotateKeys) {
        this.rotateKeys = rotateKeys;
    }

    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "PT10M")
    void run() {
        rotateKeys.ifDue().block(LONGEST_RUN);
    }
}
