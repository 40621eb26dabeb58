package org.huzhu.claims.claim.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One responsibility (保障责任) that a claim asks for, with its own clock (SHC-065).
 *
 * @param lastDay on which it could be filed; empty where the terms set no window
 * @param dueOn when the money is due; empty while the clock has not started
 * @param earliestOn first day of a range such as 5–10 working days
 * @param provisional a day rests on a year whose holidays are not announced
 * @param amount CNY, once decided
 */
public record ClaimItem(
        String responsibility,
        LocalDate eventDate,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<LocalDate> lastDay,
        Optional<LocalDate> dueOn,
        Optional<LocalDate> earliestOn,
        boolean provisional,
        boolean extended,
        Optional<LocalDate> breachedOn,
        Optional<BigDecimal> amount) {

    public static ClaimItem of(
            String responsibility, LocalDate eventDate, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new ClaimItem(
                responsibility,
                eventDate,
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    public ClaimItem withLastDay(Optional<LocalDate> day, boolean provisionally) {
        return new ClaimItem(
                responsibility,
                eventDate,
                from,
                to,
                day,
                dueOn,
                earliestOn,
                provisionally,
                extended,
                breachedOn,
                amount);
    }

    /** Starts or moves the clock. */
    public ClaimItem due(Optional<LocalDate> day, Optional<LocalDate> earliest, boolean provisionally) {
        return new ClaimItem(
                responsibility,
                eventDate,
                from,
                to,
                lastDay,
                day,
                earliest,
                provisionally,
                extended,
                breachedOn,
                amount);
    }

    public ClaimItem extendedTo(LocalDate day) {
        return new ClaimItem(
                responsibility,
                eventDate,
                from,
                to,
                lastDay,
                Optional.of(day),
                earliestOn,
                provisional,
                true,
                breachedOn,
                amount);
    }

    public ClaimItem breached(LocalDate on) {
        return new ClaimItem(
                responsibility,
                eventDate,
                from,
                to,
                lastDay,
                dueOn,
                earliestOn,
                provisional,
                extended,
                Optional.of(on),
                amount);
    }

    public ClaimItem decided(BigDecimal granted) {
        return new ClaimItem(
                responsibility,
                eventDate,
                from,
                to,
                lastDay,
                dueOn,
                earliestOn,
                provisional,
                extended,
                breachedOn,
                Optional.of(granted));
    }
}
