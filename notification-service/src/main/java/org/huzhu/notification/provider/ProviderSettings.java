package org.huzhu.notification.provider;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which providers carry messages.
 *
 * @param provider console, http or aliyun
 * @param fallback the one that is tried when the first certainly has not sent; empty for none
 */
@ConfigurationProperties("huzhu.sms")
public record ProviderSettings(
        @DefaultValue("console") String provider,
        @DefaultValue("") String fallback) {}
