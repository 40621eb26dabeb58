package org.huzhu.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time travel for a demo installation.
 *
 * @param offset added to the real time, in every service alike
 */
@ConfigurationProperties("huzhu.clock")
public record ClockSettings(@DefaultValue("0s") Duration offset) {}
