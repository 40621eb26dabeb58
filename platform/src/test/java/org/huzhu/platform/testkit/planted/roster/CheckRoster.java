package org.huzhu.platform.testkit.planted.roster;

import org.huzhu.platform.testkit.planted.order.SubmitOrder;
import reactor.core.publisher.Mono;

/** Planted: the other half of the cycle, and a wait on somebody else's thread. */
public class CheckRoster {

    SubmitOrder order;

    void check() {
        Mono.just(1).block();
    }
}
