package org.huzhu.platform.testkit.planted.order.domain;

import java.time.LocalDate;
import reactor.core.publisher.Mono;

/** Planted: a domain type that knows Reactor and asks the machine for the day. */
public class ImpureOrder {

    public final Mono<String> price = Mono.just("120.00");

    public String now() {
        return LocalDate.now().toString();
    }
}
