package org.huzhu.platform.reseal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard the work may press on the database.
 *
 * @param pause between two steps; a step is at most 500 rows in one transaction
 * @param blocks pages of a table that one step looks at
 * @param idle between two looks whether there is work
 * @param recount between two counts of rows that an older key sealed
 */
@ConfigurationProperties("huzhu.reseal")
public record ResealSettings(
        @DefaultValue("20ms") Duration pause,
        @DefaultValue("16") int blocks,
        @DefaultValue("10s") Duration idle,
        @DefaultValue("1h") Duration recount) {}
