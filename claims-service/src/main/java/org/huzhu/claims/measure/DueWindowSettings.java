package org.huzhu.claims.measure;

import org.huzhu.claims.measure.domain.DueWindow.Borders;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Borders of the windows in which claims near their legal day are counted, in days after today.
 *
 * @param threeDays last day of the window THREE_DAYS
 * @param sevenDays last day of the window SEVEN_DAYS
 */
@ConfigurationProperties("huzhu.claims.due-windows")
public record DueWindowSettings(
        @DefaultValue("3") int threeDays, @DefaultValue("7") int sevenDays) {

    public Borders borders() {
        return new Borders(threeDays, sevenDays);
    }
}
