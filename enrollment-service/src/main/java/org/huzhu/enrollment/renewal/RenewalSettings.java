package org.huzhu.enrollment.renewal;

import org.huzhu.enrollment.renewal.domain.RunSchedule.OnHoliday;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation decides about reminders ({@code huzhu.renewal}); the days and the hour stand in the products' rulebooks.
 *
 * @param onHoliday whether a reminder that falls on a day off goes out or waits for the next workday
 */
@ConfigurationProperties("huzhu.renewal")
public record RenewalSettings(@DefaultValue("SEND") OnHoliday onHoliday) {}
