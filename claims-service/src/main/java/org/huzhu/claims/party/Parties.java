package org.huzhu.claims.party;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Who a caller is, from this service's own copy. Everything answers empty where nobody is known. */
public interface Parties {

    /**
     * The person who registered with this account (会员, WXM-002). Waits for the grace of {@link ProjectionGrace}: a
     * registration of a second ago may still be on its way.
     */
    Mono<UUID> personOf(Caller.Account account);

    /** The same without waiting, for callers who need not be members at all. */
    Mono<UUID> knownPersonOf(Caller.Account account);

    /** The unit (单位) an account handles now, or to which an HR system is bound. */
    Mono<UUID> unitOf(Caller caller);

    /** The name the unit goes by now. */
    Mono<String> unitName(UUID unitId);
}
