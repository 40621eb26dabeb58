package org.huzhu.claims.adjudication;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict payment is.
 *
 * @param requireVerified whether figures that are DEMO or UNVERIFIED keep a decision from being paid (rulebook 3.6); off
 *     in demonstrations only
 */
@ConfigurationProperties("huzhu.rules")
public record RuleSettings(@DefaultValue("true") boolean requireVerified) {}
