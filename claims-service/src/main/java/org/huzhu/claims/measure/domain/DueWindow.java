package org.huzhu.claims.measure.domain;

import java.time.LocalDate;
import java.util.Optional;

/** How near a claim is to the last day on which it is paid in time (SHC-060 to SHC-064). */
public enum DueWindow {
    OVERDUE,
    TODAY,
    THREE_DAYS,
    SEVEN_DAYS;

    /**
     * The days after today with which windows end.
     *
     * @param threeDays last day of {@link #THREE_DAYS}
     * @param sevenDays last day of {@link #SEVEN_DAYS}; what is due later is in none
     */
    public record Borders(int threeDays, int sevenDays) {

        public Borders {
            if (threeDays < 1 || sevenDays <= threeDays) {
                throw new IllegalArgumentException("windows must follow each other");
            }
        }

        public LocalDate last(LocalDate today) {
            return today.plusDays(sevenDays);
        }
    }

    /** Each day is in one window at most. A claim is due until the end of its day. */
    public static Optional<DueWindow> of(LocalDate due, LocalDate today, Borders borders) {
        if (due.isBefore(today)) {
            return Optional.of(OVERDUE);
        }
        if (due.equals(today)) {
            return Optional.of(TODAY);
        }
        if (!due.isAfter(today.plusDays(borders.threeDays()))) {
            return Optional.of(THREE_DAYS);
        }
        return due.isAfter(borders.last(today)) ? Optional.empty() : Optional.of(SEVEN_DAYS);
    }
}
