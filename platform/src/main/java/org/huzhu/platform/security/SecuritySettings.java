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
 */
@ConfigurationProperties("huzhu.security")
public record SecuritySettings(
        @DefaultValue("http://localhost:8083/.well-known/jwks.json") String jwksUri,
        @DefaultValue("https://huzhu.org") String issuer,
        @DefaultValue("huzhu") String audience,
        @DefaultValue("60s") Duration leeway,
        @DefaultValue("30s") Duration cacheFor) {}
