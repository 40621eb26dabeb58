package org.huzhu.member.code;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.code.domain.LoginCode;
import reactor.core.publisher.Mono;

/** Where codes and the use of their limits are kept. */
public interface CodeStore {

    /** Takes one of each, or says false; then the caller's transaction must not be kept. */
    Mono<Boolean> take(List<Allowance> allowances, Instant now);

    /** False when the phone's last code is younger than {@code notAfter}. */
    Mono<Boolean> replace(UUID phoneIndex, LoginCode code, Instant sentAt, Instant notAfter);

    /** The phone's last code, locked until the transaction ends. */
    Mono<LoginCode> lock(UUID phoneIndex);

    Mono<Void> save(UUID phoneIndex, LoginCode code);

    Mono<Void> removeOld(Instant before);
}
