package org.huzhu.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed.
 *
 * @param jwksUri where the issuer publishes its keys
 * @param issuer expected {@code iss}
 * @param audience expected {@code aud}
 * @param leeway tolerated clock skew
 * @param cacheFor how long a checked token is not checked again; never beyond its own end
 * @param keysKeptFor how long the issuer's keys are used before they are fetched again
 * @param keysPause an unknown key has the keys fetched again at most once in so long
 */
@ConfigurationProperties("huzhu.security")
public record SecuritySettings(
        @DefaultValue("http://localhost:8083/.well-known/jwks.json")
        String jwksUri,

        @DefaultValue("https://huzhu.org") String issuer,
        @DefaultValue("huzhu") String audience,
        @DefaultValue("60s") Duration leeway,
        @DefaultValue("30s") Duration cacheFor,
        @DefaultValue("5m") Duration keysKeptFor,
        @DefaultValue("30s") Duration keysPause) {}
