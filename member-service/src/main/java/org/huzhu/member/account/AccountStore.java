package org.huzhu.member.account;

import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.MobileNumber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where accounts and the roles of staff are kept. */
public interface AccountStore {

    Mono<UUID> idOf(MobileNumber phone);

    /** The account of that phone, made when there is none. */
    Mono<UUID> openFor(MobileNumber phone);

    /** True for the first time only. */
    Mono<Boolean> markVerified(UUID accountId);

    Mono<MobileNumber> phoneOf(UUID accountId);

    Mono<Set<Role>> roles(UUID accountId);

    /** False when he had it already. */
    Mono<Boolean> grant(UUID accountId, Role role, String grantedBy);

    /** False when he did not have it. */
    Mono<Boolean> revoke(UUID accountId, Role role);

    Flux<StaffMember> staff();
}
