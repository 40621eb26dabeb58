package org.huzhu.member.membership;

import java.util.UUID;
import org.huzhu.member.membership.domain.Registration;
import reactor.core.publisher.Mono;

/** Where members and their consents are kept. */
public interface MemberStore {

    Mono<Member> ofAccount(UUID accountId);

    /** False when the person or the account is registered already. */
    Mono<Boolean> add(Member member, Registration registration);
}
