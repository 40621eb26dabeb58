package org.huzhu.member.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which part of {@code X-Forwarded-For} is believed.
 *
 * @param trustedHops how many of its last entries were written by proxies of ours: 1 for the gateway alone, 2 with a load balancer before it,
 *     0 to look at the connection only
 */
@ConfigurationProperties("huzhu.client-address")
public record AddressSettings(@DefaultValue("1") int trustedHops) {}
