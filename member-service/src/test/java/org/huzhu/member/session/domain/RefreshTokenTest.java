package org.huzhu.member.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.member.session.domain.RefreshToken.Worth;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private static final Instant NOW = Instant.parse("2024-02-01T04:00:00Z");

    @Test
    void itIsGoodOnceAndInTime() {
        assertThat(token(false, false, 1, 2).worth(NOW)).isEqualTo(Worth.GOOD);
        assertThat(token(false, false, 0, 2).worth(NOW)).isEqualTo(Worth.ENDED);
        assertThat(token(true, false, 1, 2).worth(NOW)).isEqualTo(Worth.REUSED);
    }

    @Test
    void anEndedSessionIsNotEndedAgain() {
        assertThat(token(true, true, 1, 2).worth(NOW)).isEqualTo(Worth.ENDED);
        assertThat(token(false, false, 1, 0).worth(NOW)).isEqualTo(Worth.ENDED);
    }

    private static RefreshToken token(boolean used, boolean revoked, int tokenSeconds, int sessionSeconds) {
        return new RefreshToken(
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOW.plusSeconds(tokenSeconds),
                used,
                NOW.plusSeconds(sessionSeconds),
                revoked);
    }
}
