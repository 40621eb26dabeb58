package org.huzhu.enrollment.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Registration of units.
 *
 * @param districts an installation's own list instead of the shipped one
 * @param onlyListedDistricts refuses other names; else the reviewer judges them
 * @param pledge an installation's own text instead of the shipped one
 * @param pledgeMinimum how long the text must be open (rulebook 3.6 no. 10)
 * @param pledgeValid how long after opening one may hand in
 */
@ConfigurationProperties("huzhu.units")
public record UnitSettings(
        @Nullable Path districts,
        @DefaultValue("false") boolean onlyListedDistricts,
        @Nullable Path pledge,
        @DefaultValue("15s") Duration pledgeMinimum,
        @DefaultValue("24h") Duration pledgeValid) {

    Optional<Path> ownDistricts() {
        return Optional.ofNullable(districts);
    }

    Optional<Path> ownPledge() {
        return Optional.ofNullable(pledge);
    }
}
