package org.huzhu.platform.time;

/** Units in which laws and product terms count (rulebook 3.2). */
public enum PeriodUnit {
    DAY,
    WORKDAY,
    MONTH,
    YEAR
}
