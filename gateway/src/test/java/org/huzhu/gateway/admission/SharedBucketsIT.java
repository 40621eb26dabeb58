package org.huzhu.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bucket4j.ConsumptionProbe;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.huzhu.gateway.admission.LimitSettings.Rate;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Several gateways on one Redis, and what happens without it. */
class SharedBucketsIT {

    private static final Limit SLOW = Limit.of("client", new Rate(1, Duration.ofMinutes(1), 10));

    @Test
    void twoGatewaysShareOneCountAndGoOnAloneWithoutTheStore() throws IOException {
        var port = freePort();
        var redis = new RedisServer(port);
        redis.start();
        var one = gateway(port);
        var two = gateway(port);
        try {
            var taken = IntStream.range(0, 20)
                    .mapToObj(i -> take(i % 2 == 0 ? one : two, "c1"))
                    .filter(ConsumptionProbe::isConsumed)
                    .count();

            assertThat(taken).isEqualTo(10L);
            assertThat(take(one, "c1").isConsumed()).isFalse();
            assertThat(take(one, "c2").isConsumed()).isTrue();

            redis.stop();

            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                var start = System.nanoTime();
                assertThat(take(one, "c1").isConsumed()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            });
        } finally {
            one.destroy();
            two.destroy();
            redis.stop();
        }
    }

    @Test
    void aStoreThatWasNeverThereStopsNobody() {
        var alone = gateway(1);
        try {
            assertThat(take(alone, "c1").isConsumed()).isTrue();
            assertThat(take(alone, "c1").getRemainingTokens()).isEqualTo(8);
        } finally {
            alone.destroy();
        }
    }

    private static ConsumptionProbe take(SharedBuckets buckets, String caller) {
        return buckets.take(SLOW, caller).block(Duration.ofSeconds(5));
    }

    private static SharedBuckets gateway(int port) {
        return new SharedBuckets("redis://localhost:" + port, Duration.ofMillis(500), new LocalBuckets());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
