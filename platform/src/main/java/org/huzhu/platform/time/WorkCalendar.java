package org.huzhu.platform.time;

import java.time.LocalDate;

/** Working days (工作日): weekdays without State Council holidays, and weekends that are made up for (rulebook 2.7). */
public interface WorkCalendar {

    boolean isWorkday(LocalDate day);

    /** False after the last announced year: what is computed from such days is provisional. */
    boolean isAnnounced(LocalDate day);

    /** Last day of the last announced year. */
    LocalDate horizon();
}
