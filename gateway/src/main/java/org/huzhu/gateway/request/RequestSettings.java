package org.huzhu.gateway.request;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway takes from the network.
 *
 * @param trustedProxies address blocks (CIDR) whose {@code X-Forwarded-For} is believed; none by default
 * @param bodyIdle a request body that stands still for so long is given up
 * @param bodyTotal a request body that is not complete after so long is given up
 * @param corsOrigins origins of web pages that may call the API from a browser; none by default
 */
@ConfigurationProperties("huzhu.gateway.request")
public record RequestSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("30s") Duration bodyIdle,
        @DefaultValue("5m") Duration bodyTotal,
        @DefaultValue List<String> corsOrigins) {}
