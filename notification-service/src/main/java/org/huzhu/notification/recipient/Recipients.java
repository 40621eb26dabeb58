package org.huzhu.notification.recipient;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.platform.values.MobileNumber;
import reactor.core.publisher.Mono;

/** The directory of phones and the list of opt-outs. */
public interface Recipients {

    /** The latest verified phone of an account wins. */
    Mono<Void> remember(UUID accountId, MobileNumber phone, Instant verifiedAt);

    /** Empty for an account whose phone is not known yet. */
    Mono<MobileNumber> phoneOf(UUID accountId);

    Mono<Boolean> hasOptedOut(MobileNumber phone);

    /** False when the number was on the list already. */
    Mono<Boolean> optOut(OptOut optOut);

    /** False when the number was not on the list. */
    Mono<Boolean> optIn(MobileNumber phone);

    /** A number to which a notice could not be delivered; cleared by a delivery. */
    Mono<Void> markReachable(UUID accountId, boolean reachable, Instant at);

    record OptOut(MobileNumber phone, Instant since, String setBy) {}
}
