package org.huzhu.enrollment.operation;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import reactor.core.publisher.Mono;

/** A feature that does long work. The operations endpoint asks every source; ids are unique over all of them. */
public interface OperationSource {

    /** Empty when the id is not this source's, or the caller may not see it. */
    Mono<OperationView> find(Caller caller, UUID id);

    /** Stops the work as soon as possible; empty as for {@link #find}. Refused with ILLEGAL_TRANSITION once it is over. */
    Mono<Outcome<OperationView>> cancel(Caller caller, UUID id);
}
