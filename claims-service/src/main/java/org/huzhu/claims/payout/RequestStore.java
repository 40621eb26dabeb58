package org.huzhu.claims.payout;

import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutRequest;
import reactor.core.publisher.Mono;

/** Where it is kept what one person asked for and another must confirm. At most one of a payout is open. */
public interface RequestStore {

    Mono<PayoutRequest> open(Payout payout);

    Mono<PayoutRequest> insert(Payout payout, PayoutRequest.Kind kind, String outcome, String reason, String maker);

    Mono<Void> close(PayoutRequest request, String checker, boolean approved, String remark);
}
