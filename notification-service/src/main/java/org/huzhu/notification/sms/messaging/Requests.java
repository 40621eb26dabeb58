package org.huzhu.notification.sms.messaging;

import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import reactor.core.publisher.Mono;

/**
 * A request that is refused comes from an event no retry can help; an operator replays it once the template is right.
 */
final class Requests {

    private Requests() {}

    static Mono<Void> requireDone(Outcome<Boolean> outcome) {
        return switch (outcome) {
            case Done<Boolean> _ -> Mono.empty();
            case Refused<Boolean> refused ->
                Mono.error(new PoisonEventException(
                        "no message can be made: " + refused.refusal().code()));
        };
    }
}
