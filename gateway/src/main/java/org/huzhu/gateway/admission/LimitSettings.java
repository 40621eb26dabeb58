package org.huzhu.gateway.admission;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests a caller may send.
 *
 * @param enabled off where something in front already limits
 * @param client each machine client, by its id
 * @param account each logged-in person, by the account
 * @param address each address that sends no token
 * @param routes by the name a route asks for; counted per address beside the caller's own limit
 * @param clients own limits of single machine clients, by client id
 * @param sharedStore empty: each gateway counts for itself; {@code redis://host:6379}: all gateways count together
 * @param sharedStoreTimeout after that the gateway counts for itself
 */
@Validated
@ConfigurationProperties("huzhu.gateway.limits")
public record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @Valid Rate client,
        @Valid Rate account,
        @Valid Rate address,
        @DefaultValue Map<String, @Valid Rate> routes,
        @DefaultValue Map<String, @Valid Rate> clients,
        @DefaultValue("") String sharedStore,
        @DefaultValue("100ms") Duration sharedStoreTimeout) {

    /**
     * A bucket of tokens, one for each request.
     *
     * @param requests tokens that come back in each {@code per}
     * @param per one second unless told otherwise
     * @param burst tokens in a full bucket
     */
    public record Rate(
            @Positive long requests,
            @DefaultValue("1s") Duration per,
            @Positive long burst) {}
}
