package org.huzhu.claims.filing.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 备案有效期, both days included.
 *
 * @param to empty until the condition is lost (JLF-008)
 */
public record Validity(LocalDate from, Optional<LocalDate> to) {

    public boolean isOver(LocalDate day) {
        return to.filter(last -> last.isBefore(day)).isPresent();
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !isOver(day);
    }

    Validity endedBy(LocalDate last) {
        return to.filter(end -> end.isBefore(last)).isPresent() ? this : new Validity(from, Optional.of(last));
    }

    /** 2026-05-31至2026-11-29. */
    public String words() {
        return to.map(last -> from + "至" + last).orElse(from + "起，至丧失备案条件止");
    }
}
