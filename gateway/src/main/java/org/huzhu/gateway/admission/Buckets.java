package org.huzhu.gateway.admission;

import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

/** Where tokens are counted: in this process, or in a store all gateways share. */
interface Buckets {

    /** Takes one token. */
    Mono<ConsumptionProbe> take(Limit limit, String caller);
}
