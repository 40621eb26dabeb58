package org.huzhu.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events leave and enter.
 *
 * @param source CloudEvents source of this service
 * @param batchSize rows of one slice sent and acknowledged together
 * @param pollInterval fallback when no notification arrives
 * @param relay false keeps an instance from publishing
 * @param retries how often an event is tried again before it is put aside
 * @param firstRetry pause before the first retry; each further pause doubles
 * @param partitions of a topic that is created
 * @param concurrency threads of one listener; keys are spread over them by partition
 * @param replication copies of a topic that is created
 * @param keep how long published rows and inbox rows are kept
 */
@ConfigurationProperties("huzhu.messaging")
public record MessagingSettings(
        @DefaultValue("/huzhu") String source,
        @DefaultValue("500") int batchSize,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("true") boolean relay,
        @DefaultValue("5") int retries,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("6") int partitions,
        @DefaultValue("2") int concurrency,
        @DefaultValue("1") short replication,
        @DefaultValue("14d") Duration keep) {}
