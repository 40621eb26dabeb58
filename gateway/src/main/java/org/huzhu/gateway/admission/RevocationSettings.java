package org.huzhu.gateway.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the gateway learns which tokens were taken back before their end.
 *
 * @param url empty: an outside issuer takes care of it
 * @param every asked so often
 * @param longestWait for one answer; the last list stays good while there is none
 */
@ConfigurationProperties("huzhu.gateway.revocations")
public record RevocationSettings(
        @DefaultValue("") String url,
        @DefaultValue("1s") Duration every,
        @DefaultValue("2s") Duration longestWait) {}
