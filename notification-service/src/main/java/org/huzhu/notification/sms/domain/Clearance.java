package org.huzhu.notification.sms.domain;

import java.time.Instant;
import java.util.Optional;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;

/** Whether a pending message may go now: expiry first, then opt-out, budget, window and caps. */
public record Clearance(
        Instant validUntil,
        boolean optedOut,
        Optional<SendingWindow> window,
        Caps caps,
        Usage usage,
        Optional<Instant> budgetFullUntil) {

    public static final String OPTED_OUT = "OPTED_OUT";

    /** Go, or the state the message gets instead. */
    public sealed interface Decision {
        record Go() implements Decision {}

        record Not(SmsState state) implements Decision {}
    }

    public Decision decide(Pending pending, Instant now) {
        if (!now.isBefore(validUntil)) {
            return new Decision.Not(new Expired(now));
        }
        if (optedOut) {
            return new Decision.Not(new Failed(OPTED_OUT, now));
        }
        var earliest = window.map(w -> w.next(now)).orElse(now);
        if (earliest.isAfter(now)) {
            return new Decision.Not(waiting(pending, earliest, now));
        }
        return budgetFullUntil
                .or(() -> caps.fullUntil(usage, now))
                .<Decision>map(later -> new Decision.Not(waiting(pending, later, now)))
                .orElseGet(Decision.Go::new);
    }

    /** Waiting beyond the end is not waiting. */
    private SmsState waiting(Pending pending, Instant later, Instant now) {
        return later.isBefore(validUntil) ? pending.until(later) : new Expired(now);
    }
}
