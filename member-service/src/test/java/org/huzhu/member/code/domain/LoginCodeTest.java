package org.huzhu.member.code.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.member.code.domain.LoginCode.Gone;
import org.huzhu.member.code.domain.LoginCode.Locked;
import org.huzhu.member.code.domain.LoginCode.Right;
import org.huzhu.member.code.domain.LoginCode.Wrong;
import org.junit.jupiter.api.Test;

class LoginCodeTest {

    private static final Instant SENT = Instant.parse("2024-02-01T04:00:00Z");
    private static final Instant END = SENT.plusSeconds(300);
    private static final UUID RIGHT = UUID.randomUUID();
    private static final int TRIES = 5;

    @Test
    void theRightCodeIsUsedUp() {
        var code = code(0, false);

        assertThat(code.check(RIGHT, SENT, TRIES)).isEqualTo(new Right(with(code, 0, true)));
        assertThat(with(code, 0, true).check(RIGHT, SENT, TRIES)).isEqualTo(new Gone());
    }

    @Test
    void aWrongCodeCounts() {
        var code = code(3, false);

        assertThat(code.check(UUID.randomUUID(), SENT, TRIES)).isEqualTo(new Wrong(with(code, 4, false)));
    }

    @Test
    void afterFiveWrongTriesTheRightOneDoesNotHelp() {
        assertThat(code(4, false).check(RIGHT, SENT, TRIES)).isInstanceOf(Right.class);
        assertThat(code(5, false).check(RIGHT, SENT, TRIES)).isEqualTo(new Locked());
    }

    @Test
    void itIsValidForFiveMinutesAndNotAMomentLonger() {
        assertThat(code(0, false).check(RIGHT, END.minusMillis(1), TRIES)).isInstanceOf(Right.class);
        assertThat(code(0, false).check(RIGHT, END, TRIES)).isEqualTo(new Gone());
        assertThat(code(5, false).check(RIGHT, END, TRIES)).isEqualTo(new Gone());
    }

    private static LoginCode code(int wrongTries, boolean used) {
        return new LoginCode(UUID.randomUUID(), Purpose.LOGIN, RIGHT, END, wrongTries, used);
    }

    private static LoginCode with(LoginCode code, int wrongTries, boolean used) {
        return new LoginCode(code.codeId(), code.purpose(), code.hash(), code.expiresAt(), wrongTries, used);
    }
}
