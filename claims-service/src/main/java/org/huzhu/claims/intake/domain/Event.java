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

    /** Before any stay that could be claimed; what is typed as earlier is a slip. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** No stay is longer; what is typed as longer is a slip. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(36_500);

    /** Refused with EVENT_DATE_REQUIRED, DATE_IN_FUTURE, DATE_TOO_EARLY, END_BEFORE_START or STAY_DAYS_MISMATCH. */
    public static Outcome<Event> of(AskedItem item, Responsibility responsibility, Facts facts, LocalDate today) {
        var basis = responsibility.eventBasis();
        if (basis == EventBasis.ACCIDENT) {
            return moment(item, responsibility, facts, today);
        }
        var stay = basis == EventBasis.DISCHARGE;
        var to = item.to().or(() -> stay ? facts.day("dischargeDate") : Optional.empty());
        var day = (stay ? to.or(item::eventDate) : item.eventDate()).or(() -> facts.day(fact(basis)));
        var inHospital = stay && !facts.isTrue("familyBed") && !facts.isTrue("outpatient");
        var last = inHospital ? to.or(() -> day) : to;
        var from = item.from()
                .or(() -> stay ? facts.day("admissionDate") : Optional.empty())
                .or(() -> inHospital ? admission(last, facts) : Optional.empty());
        return day.map(each -> new Event(each, from, last).checked(responsibility, facts, today))
                .orElseGet(() -> refused(unknown(responsibility)));
    }

    /** An accident has no first and last day; whoever names them must not make another event of it. */
    private static Outcome<Event> moment(AskedItem item, Responsibility responsibility, Facts facts, LocalDate today) {
        return item.eventDate()
                .or(() -> facts.day(fact(EventBasis.ACCIDENT)))
                .map(day -> new Event(day, Optional.empty(), Optional.empty()).checked(responsibility, facts, today))
                .orElseGet(() -> refused(unknown(responsibility)));
    }

    private static Refusal unknown(Responsibility responsibility) {
        return Refusal.of(
                "EVENT_DATE_REQUIRED",
                Map.of(
                        "responsibility",
                        responsibility.code(),
                        "name",
                        responsibility.nameZh(),
                        "fact",
                        fact(responsibility.eventBasis())));
    }

    private Outcome<Event> checked(Responsibility responsibility, Facts facts, LocalDate today) {
        return wrong(responsibility, facts, today)
                .<Outcome<Event>>map(Outcome::refused)
                .orElseGet(() -> done(this));
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
        if (from.filter(EARLIEST::isAfter).isPresent()) {
            return Optional.of(
                    Refusal.of("DATE_TOO_EARLY", Map.of("date", from.get().toString())));
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
