package org.huzhu.notification.template;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where templates come from.
 *
 * @param folder a folder of YAML files that replace or add to the shipped ones, by code; empty for none
 * @param pricePerPart CNY for one part of a message, for previews and the daily cost
 */
@ConfigurationProperties("huzhu.sms.templates")
public record TemplateSettings(
        @DefaultValue("") String folder,
        @DefaultValue("0.045") BigDecimal pricePerPart) {}
