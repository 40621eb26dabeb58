package org.huzhu.claims.review.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** 给付延期: a due day moved forward with a reason, in sum no further than the terms allow (SHC-060, rulebook 3.6 no. 17). */
public record Extension(String responsibility, LocalDate from, LocalDate to) {

    /**
     * @param maxDays in sum; 0 where the terms know no extension
     * @param usedDays of earlier extensions
     */
    public static Outcome<Extension> grant(
            ClaimItem item, int maxDays, int usedDays, LocalDate newDay, LocalDate today) {
        if (maxDays == 0) {
            return refused(Refusal.of("EXTENSION_NOT_ALLOWED"));
        }
        if (item.dueOn().isEmpty()) {
            return refused(Refusal.of("CLOCK_NOT_RUNNING"));
        }
        var due = item.dueOn().get();
        if (due.isBefore(today)) {
            return refused(Refusal.of("EXTENSION_TOO_LATE", Map.of("dueOn", due.toString())));
        }
        var lastDay = due.plusDays(Math.max(0, maxDays - usedDays));
        return newDay.isAfter(due) && !newDay.isAfter(lastDay)
                ? done(new Extension(item.responsibility(), due, newDay))
                : refused(Refusal.of(
                        "EXTENSION_TOO_LONG", Map.of("dueOn", due.toString(), "lastDay", lastDay.toString())));
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
