package org.huzhu.platform.testkit.planted.order;

import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;

/** Not a violation: a job waits on its own thread. */
class NightlyJob {

    @Scheduled(fixedDelay = 1)
    void run() {
        Mono.just(1).block();
    }
}
