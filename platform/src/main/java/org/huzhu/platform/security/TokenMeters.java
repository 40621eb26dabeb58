package org.huzhu.platform.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Counts requests that were refused for their token. */
public final class TokenMeters {

    private static final String EXPIRED = "Jwt expired";

    private final MeterRegistry meters;

    TokenMeters(MeterRegistry meters) {
        this.meters = meters;
        Arrays.stream(Reason.values()).forEach(this::counter);
    }

    /** What was wrong. */
    public enum Reason {
        /** There is none where one is needed. */
        MISSING,
        EXPIRED,
        /** Taken back before its end. */
        REVOKED,
        /** Of another issuer or audience, with a wrong signature, or no token at all. */
        INVALID
    }

    public void missing() {
        counter(Reason.MISSING).increment();
    }

    void refused(AuthenticationException failure) {
        counter(reasonOf(failure)).increment();
    }

    static Reason reasonOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RevokedTokenException) {
                return Reason.REVOKED;
            }
            if (cause instanceof JwtValidationException invalid && isExpired(invalid)) {
                return Reason.EXPIRED;
            }
        }
        return Reason.INVALID;
    }

    private static boolean isExpired(JwtValidationException failure) {
        return failure.getErrors().stream()
                .anyMatch(error -> String.valueOf(error.getDescription()).startsWith(EXPIRED));
    }

    private Counter counter(Reason reason) {
        return Counter.builder("huzhu.tokens.refused")
                .description("requests refused for their token")
                .tag("reason", reason.name())
                .register(meters);
    }
}
