package org.huzhu.claims.intake.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.EventBasis;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.Truth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** When what is claimed happened: the day that decides the covering term and the terms (SHC-011). */
public record Event(LocalDate day, Optional<LocalDate> from, Optional<LocalDate> to) {

    /** No stay is longer; what is typed as longer is a slip. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(36_500);

    /** Refused with EVENT_DATE_REQUIRED, DATE_IN_FUTURE, END_BEFORE_START or STAY_DAYS_MISMATCH. */
    public static Outcome<Event> of(AskedItem item, Responsibility responsibility, Facts facts, LocalDate today) {
        var basis = responsibility.eventBasis();
        var stay = basis == EventBasis.DISCHARGE;
        var to = item.to().or(() -> stay ? facts.day("dischargeDate") : Optional.empty());
        var day = (stay ? to.or(item::eventDate) : item.eventDate()).or(() -> facts.day(fact(basis)));
        var inHospital = stay && !facts.isTrue("familyBed") && !facts.isTrue("outpatient");
        var last = inHospital ? to.or(() -> day) : to;
        var from = item.from()
                .or(() -> stay ? facts.day("admissionDate") : Optional.empty())
                .or(() -> inHospital ? admission(last, facts) : Optional.empty());
        if (day.isEmpty()) {
            return refused(Refusal.of(
                    "EVENT_DATE_REQUIRED",
                    Map.of(
                            "responsibility",
                            responsibility.code(),
                            "name",
                            responsibility.nameZh(),
                            "fact",
                            fact(basis))));
        }
        var event = new Event(day.get(), from, last);
        return event.wrong(responsibility, facts, today)
                .<Outcome<Event>>map(Outcome::refused)
                .orElseGet(() -> done(event));
    }

    /** Who names the last day of a stay and its length has named the first (SHC-026). */
    private static Optional<LocalDate> admission(Optional<LocalDate> last, Facts facts) {
        return last.flatMap(day -> facts.number("stayDays")
                .filter(days -> days.scale() <= 0 && days.compareTo(LONGEST) <= 0)
                .map(days -> day.minusDays(days.longValue())));
    }

    /** The fact that says the same day. */
    public static String fact(EventBasis basis) {
        return switch (basis) {
            case DISCHARGE -> "dischargeDate";
            case DIAGNOSIS -> "diagnosisDate";
            case ACCIDENT -> "accidentDate";
        };
    }

    /** SHC-026: day of discharge less day of admission; the same day is one. */
    public Optional<Long> stayDays() {
        return from.flatMap(first -> to.map(last -> Math.max(1, ChronoUnit.DAYS.between(first, last))));
    }

    /** What follows from the days, added to what was told. */
    public Facts addTo(Facts told, EventBasis basis) {
        var facts = told.with("eventDate", day).withDefault(fact(basis), day);
        if (basis != EventBasis.DISCHARGE) {
            return facts;
        }
        facts = from.isPresent() ? facts.withDefault("admissionDate", from.get()) : facts;
        var days = stayDays();
        return days.isPresent() ? facts.withDefault("stayDays", BigDecimal.valueOf(days.get())) : facts;
    }

    /** Refused with PERIOD_REQUIRED where the terms ask for first and last day (AC-102). */
    public Optional<Refusal> periodMissing(Responsibility responsibility, Facts facts) {
        var asked = responsibility
                .periodRequiredWhen()
                .map(when -> when.evaluate(facts) == Truth.TRUE)
                .orElse(false);
        return asked && (from.isEmpty() || to.isEmpty())
                ? Optional.of(Refusal.of("PERIOD_REQUIRED", Map.of("name", responsibility.nameZh())))
                : Optional.empty();
    }

    private Optional<Refusal> wrong(Responsibility responsibility, Facts facts, LocalDate today) {
        var latest = to.filter(day::isBefore).orElse(day);
        if (latest.isAfter(today) || from.filter(today::isBefore).isPresent()) {
            return Optional.of(
                    Refusal.of("DATE_IN_FUTURE", Map.of("date", latest.toString(), "today", today.toString())));
        }
        if (from.filter(first -> to.orElse(day).isBefore(first)).isPresent()) {
            return Optional.of(Refusal.of("END_BEFORE_START", Map.of("name", responsibility.nameZh())));
        }
        var told = responsibility.eventBasis() == EventBasis.DISCHARGE
                ? facts.number("stayDays")
                : Optional.<BigDecimal>empty();
        var counted = stayDays().map(BigDecimal::valueOf);
        return told.isPresent() && counted.isPresent() && told.get().compareTo(counted.get()) != 0
                ? Optional.of(Refusal.of(
                        "STAY_DAYS_MISMATCH",
                        Map.of(
                                "told",
                                told.get().toPlainString(),
                                "counted",
                                counted.get().toPlainString())))
                : Optional.empty();
    }
}
