package org.huzhu.claims.payout.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/**
 * The one payout (付款) of a claim. It is tried again after a refusal, with a new line, until it is paid; the amount never
 * changes.
 *
 * @param attempt number of its newest line; zero before the first
 */
public record Payout(UUID personId, UUID claimId, String product, BigDecimal amount, PayoutState state, int attempt) {

    /** Another account after a refusal. */
    public Outcome<Payout> newAccount() {
        return from(Set.of(PayoutState.REFUSED), "PAYEE").map(payout -> payout.at(PayoutState.READY));
    }

    /** Its account cannot be written into a bank's file: as good as refused, before anything was sent. */
    public Payout unusable() {
        return at(PayoutState.REFUSED);
    }

    /** Only where nobody knows, or answers disagree, may people say what happened. */
    public Outcome<Payout> settleable() {
        return from(Set.of(PayoutState.UNKNOWN, PayoutState.DISPUTED), "SETTLEMENT");
    }

    /** What was paid, or came back after it was paid, can be taken back. */
    public Outcome<Payout> reversible() {
        return from(Set.of(PayoutState.PAID, PayoutState.REFUSED), "REVERSAL");
    }

    public Payout at(PayoutState next) {
        return new Payout(personId, claimId, product, amount, next, attempt);
    }

    private Outcome<Payout> from(Set<PayoutState> states, String action) {
        return states.contains(state)
                ? done(this)
                : refused(Refusal.of("ILLEGAL_TRANSITION", Map.of("state", state.name(), "action", action)));
    }
}
