package org.huzhu.claims.payout;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.claims.payout.domain.BankAnswer;
import org.huzhu.claims.payout.domain.BankReference;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutLine;
import org.huzhu.claims.payout.domain.Verdict;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where lines and what the bank said about them are kept. */
public interface LineStore {

    Mono<PayoutLine> find(BankReference reference);

    /** The newest line the bank may know about. */
    Mono<PayoutLine> newest(Payout payout);

    Mono<Void> move(PayoutLine line);

    /** The very same answer is on record. */
    Mono<Boolean> heard(PayoutLine line, BankAnswer answer);

    Mono<Void> record(PayoutLine line, BankAnswer answer, Verdict verdict, String actor);

    Flux<Attempt> attempts(UUID claimId);

    Flux<Answered> answers(UUID claimId);

    /** @param account masked */
    record Attempt(PayoutLine line, String account) {}

    record Answered(int attempt, BankAnswer answer, Verdict verdict, String actor, Instant at) {}
}
