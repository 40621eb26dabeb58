package org.huzhu.claims.simulation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How simulations are worked through.
 *
 * @param chunkPersons whose claims are decided and stored together
 * @param lease after which another instance takes over from one that is gone
 * @param maxAttempts a piece may begin before the simulation is given up
 * @param maxClaimIds that may be listed in one request; a period has no limit
 */
@ConfigurationProperties("huzhu.simulation")
public record SimulationSettings(
        @DefaultValue("500") int chunkPersons,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("2s") Duration pollInterval,
        @DefaultValue("5") int maxAttempts,
        @DefaultValue("10000") int maxClaimIds) {}
