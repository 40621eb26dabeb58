package org.huzhu.enrollment.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Orders.
 *
 * @param expiryInterval pause between two looks for orders that were not paid in time
 * @param expiryBatch orders cancelled in one transaction
 */
@ConfigurationProperties("huzhu.orders")
public record OrderSettings(
        @DefaultValue("10m") Duration expiryInterval,
        @DefaultValue("100") int expiryBatch) {}
