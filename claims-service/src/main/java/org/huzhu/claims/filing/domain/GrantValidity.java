package org.huzhu.claims.filing.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** 备案有效期 of an approval (JLF-001, JLF-006, JLF-008): what the reviewer wrote, or what the rules give where he wrote nothing. */
public final class GrantValidity {

    private GrantValidity() {}

    /** Refused with BEFORE_START, VALIDITY_REVERSED or VALIDITY_TOO_LONG. */
    public static Outcome<Validity> of(
            FilingRules rules,
            Scenario scenario,
            Optional<LocalDate> conditionEndsOn,
            LocalDate from,
            Optional<LocalDate> to,
            WorkCalendar calendar) {
        var start = rules.startDate().value();
        if (from.isBefore(start)) {
            return refused(Refusal.of("BEFORE_START", Map.of("startDate", start.toString())));
        }
        var last = Optional.ofNullable(rules.longest().get(scenario))
                .map(rule -> rule.value().lastDay(from, calendar))
                .or(() -> conditionEndsOn);
        if (to.filter(day -> day.isBefore(from)).isPresent()) {
            return refused(Refusal.of("VALIDITY_REVERSED"));
        }
        var tooLong = to.filter(day -> last.filter(day::isAfter).isPresent());
        if (tooLong.isPresent() || last.filter(from::isAfter).isPresent()) {
            return refused(Refusal.of(
                    "VALIDITY_TOO_LONG", Map.of("lastDay", last.orElseThrow().toString())));
        }
        return done(new Validity(from, to.or(() -> last)));
    }
}
