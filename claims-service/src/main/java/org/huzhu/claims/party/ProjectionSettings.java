package org.huzhu.claims.party;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Patience with other services' news.
 *
 * @param projectionGrace how long a look-up in an own copy is repeated before "not there" is believed; zero believes at
 *     once
 */
@ConfigurationProperties("huzhu.claims")
public record ProjectionSettings(@DefaultValue("2s") Duration projectionGrace) {

    public ProjectionSettings {
        if (projectionGrace.isNegative()) {
            throw new IllegalArgumentException("huzhu.claims.projection-grace must not be negative");
        }
    }
}
