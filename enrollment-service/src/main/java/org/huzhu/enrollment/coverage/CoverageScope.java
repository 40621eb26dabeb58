package org.huzhu.enrollment.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns what a caller asked for into a filter that shows nothing of other units. */
@Component
public class CoverageScope {

    private static final String EVERY_YEAR = "all";

    /** The query as it came; {@code unitId} counts for staff only. */
    public record Query(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String product,
            @Nullable String year,
            @Nullable String orderNo,
            @Nullable UUID unitId) {}

    private final UnitAccess units;
    private final PersonIds personIds;
    private final Clock clock;

    CoverageScope(UnitAccess units, PersonIds personIds, Clock clock) {
        this.units = units;
        this.personIds = personIds;
        this.clock = clock;
    }

    public Mono<Outcome<CoverageFilter>> of(Caller caller, Query query) {
        var year = years(query);
        if (year.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("YEAR_INVALID", "year")));
        }
        if (caller.isStaff()) {
            return Mono.just(Outcome.done(filter(query, Optional.ofNullable(query.unitId()), year.get())));
        }
        return units.ofCaller(caller).map(unit -> switch (unit) {
            case Done<UnitSummary> own ->
                Outcome.done(filter(query, Optional.of(own.value().unitId()), year.get()));
            case Refused<UnitSummary> no -> Outcome.refused(no.refusal());
        });
    }

    private CoverageFilter filter(Query query, Optional<UUID> unitId, YearChoice year) {
        return new CoverageFilter(
                unitId,
                text(query.name()),
                text(query.idNumber()).map(this::personId),
                text(query.product()),
                year.year(),
                text(query.orderNo()));
    }

    private UUID personId(String idNumber) {
        return personIds.of(HalfWidth.compact(HalfWidth.of(idNumber)).toUpperCase(Locale.ROOT));
    }

    /**
     * Without a year the records that start in the current one are shown (AC-51); who names a person or an order means all of theirs. Empty for
     * what is no year.
     */
    private Optional<YearChoice> years(Query query) {
        var year = text(query.year());
        if (year.isPresent()) {
            return year.get().equals(EVERY_YEAR) ? Optional.of(YearChoice.EVERY) : YearChoice.parse(year.get());
        }
        var isNamed =
                text(query.idNumber()).isPresent() || text(query.orderNo()).isPresent();
        return Optional.of(
                isNamed ? YearChoice.EVERY : YearChoice.of(LocalDate.now(clock).getYear()));
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(HalfWidth::strip).filter(stripped -> !stripped.isEmpty());
    }

    /** One year, or every. */
    private record YearChoice(Optional<Integer> year) {

        static final YearChoice EVERY = new YearChoice(Optional.empty());

        static YearChoice of(int year) {
            return new YearChoice(Optional.of(year));
        }

        static Optional<YearChoice> parse(String text) {
            return text.matches("[12][0-9]{3}") ? Optional.of(of(Integer.parseInt(text))) : Optional.empty();
        }
    }
}
