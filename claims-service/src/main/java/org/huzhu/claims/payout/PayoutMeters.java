package org.huzhu.claims.payout;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** Counts payouts and their amounts by what became of them. Nothing personal is a label. */
@Component
class PayoutMeters {

    private final MeterRegistry meters;

    PayoutMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** {@code huzhu.payouts} and {@code huzhu.payouts.amount} (CNY). */
    void count(String outcome, BigDecimal amount) {
        meters.counter("huzhu.payouts", "outcome", outcome).increment();
        meters.counter("huzhu.payouts.amount", "outcome", outcome).increment(amount.doubleValue());
    }
}
