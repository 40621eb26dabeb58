package org.huzhu.member.key.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {

    private static final Instant START = Instant.parse("2024-02-01T04:00:00Z");
    private static final SigningKey FIRST = new SigningKey("first", START, START);
    private static final Instant SECOND_SIGNS = START.plus(Duration.ofDays(30));
    private static final SigningKey SECOND =
            new SigningKey("second", SECOND_SIGNS.minus(Duration.ofMinutes(15)), SECOND_SIGNS);
    private static final KeySchedule BOTH = new KeySchedule(List.of(SECOND, FIRST));

    @Test
    void aKeyThatIsOnlyPublishedDoesNotSign() {
        assertThat(BOTH.signer(SECOND_SIGNS.minusMillis(1))).contains(FIRST);
        assertThat(BOTH.pending(SECOND_SIGNS.minusMillis(1))).contains(SECOND);
        assertThat(BOTH.signer(SECOND_SIGNS)).contains(SECOND);
        assertThat(BOTH.pending(SECOND_SIGNS)).isEmpty();
    }

    @Test
    void theFirstKeySignsEvenForAnInstanceWhoseClockIsBehind() {
        assertThat(BOTH.signer(START.minusSeconds(2))).contains(FIRST);
        assertThat(new KeySchedule(List.of(FIRST)).isRotationDue(START.minusSeconds(2), Duration.ofDays(30)))
                .isFalse();
    }

    @Test
    void anOldKeyStaysUntilItsLastTokenHasEnded() {
        var tokensLive = Duration.ofMinutes(11);

        assertThat(BOTH.finished(SECOND_SIGNS.plus(tokensLive), tokensLive)).isEmpty();
        assertThat(BOTH.finished(SECOND_SIGNS.plus(tokensLive).plusMillis(1), tokensLive))
                .containsExactly(FIRST);
    }

    @Test
    void rotationIsDueWithoutAKeyOrWithAnOldOneAndNotTwice() {
        var month = Duration.ofDays(30);

        assertThat(new KeySchedule(List.of()).isRotationDue(START, month)).isTrue();
        assertThat(new KeySchedule(List.of(FIRST)).isRotationDue(SECOND_SIGNS.minusMillis(1), month))
                .isFalse();
        assertThat(new KeySchedule(List.of(FIRST)).isRotationDue(SECOND_SIGNS, month))
                .isTrue();
        assertThat(BOTH.isRotationDue(SECOND_SIGNS.minusMillis(1), Duration.ofDays(1)))
                .isFalse();
    }
}
