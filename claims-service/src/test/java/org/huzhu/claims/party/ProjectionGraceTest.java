package org.huzhu.claims.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ProjectionGraceTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void whatIsThereIsAnsweredAtOnce() {
        var found = grace("2s").await(lookUpThatFinds(1));

        assertThat(found.block(Duration.ofMillis(200))).isEqualTo("found");
        assertThat(looks).hasValue(1);
    }

    @Test
    void whatArrivesALittleLaterIsFound() {
        StepVerifier.withVirtualTime(() -> grace("2s").await(lookUpThatFinds(4)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(749))
                .thenAwait(Duration.ofMillis(1))
                .expectNext("found")
                .verifyComplete();
    }

    @Test
    void whatDoesNotArriveIsBelievedMissingAfterTheGrace() {
        StepVerifier.withVirtualTime(() -> grace("2s").await(lookUpThatFinds(Integer.MAX_VALUE)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(1999))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
        assertThat(looks).hasValue(9);
    }

    @Test
    void withoutGraceThereIsOneLook() {
        StepVerifier.create(grace("0s").await(lookUpThatFinds(2))).verifyComplete();

        assertThat(looks).hasValue(1);
    }

    private static ProjectionGrace grace(String duration) {
        return new ProjectionGrace(
                new ProjectionSettings(Duration.parse("PT" + duration.toUpperCase(java.util.Locale.ROOT))));
    }

    private Mono<String> lookUpThatFinds(int atLook) {
        return Mono.defer(() -> looks.incrementAndGet() >= atLook ? Mono.just("found") : Mono.empty());
    }
}
