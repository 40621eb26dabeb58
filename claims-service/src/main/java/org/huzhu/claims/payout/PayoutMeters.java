package org.huzhu.claims.payout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts payouts and their amounts by what became of them. Nothing personal is a label. */
@Component
class PayoutMeters {

    private static final List<String> OUTCOMES =
            List.of("ORDERED", "PAID", "REFUSED", "UNKNOWN", "DISPUTED", "REVERSED");

    private final MeterRegistry meters;

    PayoutMeters(MeterRegistry meters) {
        this.meters = meters;
        OUTCOMES.forEach(outcome -> {
            payouts(outcome);
            amounts(outcome);
        });
    }

    /** {@code huzhu.payouts} and {@code huzhu.payouts.amount} (CNY). */
    void count(String outcome, BigDecimal amount) {
        payouts(outcome).increment();
        amounts(outcome).increment(amount.doubleValue());
    }

    private Counter payouts(String outcome) {
        return Counter.builder("huzhu.payouts")
                .description("payouts by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    private Counter amounts(String outcome) {
        return Counter.builder("huzhu.payouts.amount")
                .description("yuan of payouts by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }
}
