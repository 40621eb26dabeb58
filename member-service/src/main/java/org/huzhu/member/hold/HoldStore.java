package org.huzhu.member.hold;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where holds are kept, with their reasons. */
public interface HoldStore {

    Mono<Void> add(PersonHold hold);

    Mono<PersonHold> lock(UUID holdId);

    Mono<Void> release(PersonHold hold, PersonHold.Release release);

    /** Those in force, newest first; with {@code all} released ones too. */
    Flux<PersonHold> list(boolean all);
}
