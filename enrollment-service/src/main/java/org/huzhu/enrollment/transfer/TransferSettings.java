package org.huzhu.enrollment.transfer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How moved-in cover is worked on ({@code huzhu.transfer}).
 *
 * @param maxRows of one batch
 * @param chunkRows rows that are settled in one transaction
 * @param lease after which another instance takes over a batch whose instance fell silent
 * @param pollInterval between looks for batches to take over
 */
@ConfigurationProperties("huzhu.transfer")
public record TransferSettings(
        @DefaultValue("20000") int maxRows,
        @DefaultValue("500") int chunkRows,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration pollInterval) {}
