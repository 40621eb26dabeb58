package org.huzhu.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.platform.messaging.OutboxRelay.Pending;
import org.huzhu.platform.telemetry.TraceContext;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

    @Test
    void aWaveHoldsEachKeyOnceAndKeepsItsOrder() {
        var waves = OutboxRelay.waves(
                List.of(row(1, "a"), row(2, "b"), row(3, "a"), row(4, "c"), row(5, "a"), row(6, "b")));

        assertThat(waves.stream().map(wave -> wave.stream().map(Pending::seq).toList()))
                .containsExactly(List.of(1L, 2L, 4L), List.of(3L, 6L), List.of(5L));
    }

    private static Pending row(long seq, String key) {
        return new Pending(seq, UUID.randomUUID(), "topic", key, "{}", Instant.EPOCH, TraceContext.fresh());
    }
}
