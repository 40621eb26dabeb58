package org.huzhu.claims.payout.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.huzhu.claims.payout.PayoutStore;
import org.huzhu.claims.payout.PayoutStore.Waiting;
import org.huzhu.claims.payout.domain.PayoutState;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PayoutGaugesTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    @Test
    void whatWaitsIsCountedByStateAndTheOldestReadyOneByAge() {
        var meters = new SimpleMeterRegistry();
        var store = store(
                new Waiting(PayoutState.READY, 3, new BigDecimal("900.00"), NOW.minusSeconds(7200)),
                new Waiting(PayoutState.UNKNOWN, 2, BigDecimal.TEN, NOW.minusSeconds(9)));

        new PayoutGauges(store, Clock.fixed(NOW, ZoneOffset.UTC), meters).read().block();

        assertThat(meters.get("huzhu.payouts.waiting")
                        .tag("state", "READY")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(meters.get("huzhu.payouts.waiting")
                        .tag("state", "UNKNOWN")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(meters.get("huzhu.payouts.waiting")
                        .tag("state", "DISPUTED")
                        .gauge()
                        .value())
                .isZero();
        assertThat(meters.get("huzhu.payouts.oldest.ready.seconds").gauge().value())
                .isEqualTo(7200);
        assertThat(meters.get("huzhu.payouts.oldest.unknown.seconds").gauge().value())
                .isEqualTo(9);
    }

    /** Knows only what waits. */
    private static PayoutStore store(Waiting... waiting) {
        return (PayoutStore) Proxy.newProxyInstance(
                PayoutStore.class.getClassLoader(), new Class<?>[] {PayoutStore.class}, (_, method, _) -> {
                    assertThat(method.getName()).isEqualTo("waiting");
                    return Flux.fromIterable(List.of(waiting));
                });
    }
}
