package org.huzhu.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the gateway stops asking a service. Only what the service itself answers never counts: a 500 of one operation does not close the others.
 *
 * @param calls the last so many calls are looked at
 * @param leastCalls before that nothing is decided
 * @param failurePercent from this share of refused connections, broken answers and time-outs on, the service is left alone
 * @param rest for so long
 * @param probes then so many calls try whether it is back
 */
@ConfigurationProperties("huzhu.gateway.breaker")
public record BreakerSettings(
        @DefaultValue("50") int calls,
        @DefaultValue("20") int leastCalls,
        @DefaultValue("50") float failurePercent,
        @DefaultValue("2s") Duration rest,
        @DefaultValue("3") int probes) {}
