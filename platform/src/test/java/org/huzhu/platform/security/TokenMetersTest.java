package org.huzhu.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.huzhu.platform.security.TokenMeters.Reason;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class TokenMetersTest {

    private static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");

    @Test
    void anExpiredTokenIsToldFromOneThatIsNotValidYet() {
        assertThat(TokenMeters.reasonOf(refused(NOW.minusSeconds(1000), NOW.minusSeconds(100))))
                .isEqualTo(Reason.EXPIRED);
        assertThat(TokenMeters.reasonOf(refused(NOW.plusSeconds(500), NOW.plusSeconds(1000))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void oneThatWasTakenBackIsNotJustInvalid() {
        assertThat(TokenMeters.reasonOf(new InvalidBearerTokenException("no", new RevokedTokenException())))
                .isEqualTo(Reason.REVOKED);
        assertThat(TokenMeters.reasonOf(new InvalidBearerTokenException("no", new BadJwtException("signature"))))
                .isEqualTo(Reason.INVALID);
    }

    /** As Spring's own validator says it. */
    private static Throwable refused(Instant from, Instant until) {
        var times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(Clock.fixed(NOW, ZoneOffset.UTC));
        var jwt = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .notBefore(from)
                .expiresAt(until)
                .build();
        var errors = times.validate(jwt).getErrors();
        assertThat(errors).isNotEmpty();
        return new InvalidBearerTokenException("no", new JwtValidationException("no", List.copyOf(errors)));
    }
}
