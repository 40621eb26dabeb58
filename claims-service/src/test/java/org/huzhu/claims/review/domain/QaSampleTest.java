package org.huzhu.claims.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QaSampleTest {

    @Test
    void drawsAboutTheRateAndAlwaysTheSame() {
        var sample = new QaSample(new BigDecimal("0.05"), "salt");
        var random = new Random(11);
        var ids = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(20_000)
                .toList();

        var drawn = ids.stream().filter(sample::contains).toList();

        assertThat(drawn).hasSizeBetween(900, 1_100);
        assertThat(ids.stream().filter(new QaSample(new BigDecimal("0.05"), "salt")::contains))
                .isEqualTo(drawn);
        assertThat(ids.stream().filter(new QaSample(new BigDecimal("0.05"), "another")::contains))
                .isNotEqualTo(drawn);
    }

    @Test
    void drawsNothingOrEverythingAtTheEnds() {
        assertThat(new QaSample(BigDecimal.ZERO, "s").contains(UUID.randomUUID()))
                .isFalse();
        assertThat(new QaSample(BigDecimal.ONE, "s").contains(UUID.randomUUID()))
                .isTrue();
    }
}
