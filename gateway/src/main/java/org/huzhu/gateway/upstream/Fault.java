package org.huzhu.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import org.huzhu.gateway.request.BrokenRequestException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What a failed call says about the service. */
enum Fault {
    /** Nobody listens, the connection broke, or the breaker is open. */
    AWAY,
    /** No answer within the time limit: whether the service did the work is not known. */
    SLOW,
    /** Nothing: the caller left, or the gateway itself refused. */
    NOT_THE_SERVICE;

    static Fault of(Throwable error) {
        return switch (error) {
            case BrokenRequestException _ -> NOT_THE_SERVICE;
            case ReadTimeoutException _ -> SLOW;
            case CallNotPermittedException _ -> AWAY;
            case IOException _ -> AWAY;
            case PoolAcquireTimeoutException _ -> AWAY;
            case PoolAcquirePendingLimitException _ -> AWAY;
            default -> NOT_THE_SERVICE;
        };
    }

    static boolean isOfTheService(Throwable error) {
        return of(error) != NOT_THE_SERVICE;
    }
}
