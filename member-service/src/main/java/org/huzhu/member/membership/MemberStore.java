package org.huzhu.member.membership;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.member.membership.domain.Registration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where members and their consents are kept. */
public interface MemberStore {

    Mono<Member> ofAccount(UUID accountId);

    /** What a member agreed to, and took back; oldest first. */
    Flux<GivenConsent> consents(UUID personId);

    /** False where there is no such consent, or it was taken back before. */
    Mono<Boolean> withdraw(UUID personId, String code, Instant at);

    /** The consents of a registration that is repeated: what was taken back holds again. */
    Mono<Void> agreeAgain(Member member, Registration registration, Instant at);

    /** False when the person or the account is registered already. */
    Mono<Boolean> add(Member member, Registration registration);
}
