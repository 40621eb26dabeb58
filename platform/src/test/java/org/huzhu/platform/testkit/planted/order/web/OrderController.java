package org.huzhu.platform.testkit.planted.order.web;

import org.huzhu.platform.testkit.planted.order.store.OrderTable;
import reactor.core.publisher.Mono;

/** Planted: a public controller that calls the store and starts work that nobody waits for. */
public class OrderController {

    OrderTable table;

    void fire() {
        Mono.just(1).subscribe();
    }
}
