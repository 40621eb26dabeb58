package org.huzhu.platform.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long personal data is kept (rulebook 3.6 row 24).
 *
 * @param enabled whether the nightly run erases; the report works without it
 * @param batch rows per transaction
 * @param periods by kind, counted from the day its matter ended
 * @param atLeast what the law asks for and no setting may undercut, by kind
 */
@ConfigurationProperties("huzhu.retention")
public record RetentionSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1000") int batch,
        @DefaultValue Map<String, Period> periods,
        @DefaultValue Map<String, Period> atLeast) {

    /** Any day serves: only which of two periods is longer is asked. */
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    public RetentionSettings {
        periods = Map.copyOf(periods);
        atLeast = Map.copyOf(atLeast);
        for (var least : atLeast.entrySet()) {
            var period = periods.get(least.getKey());
            if (period != null && ANY_DAY.plus(period).isBefore(ANY_DAY.plus(least.getValue()))) {
                throw new IllegalArgumentException("huzhu.retention.periods." + least.getKey() + " is shorter than "
                        + least.getValue() + ", which the law asks for");
            }
        }
    }

    /** Refuses to start where a kind has no period, or a period no kind. */
    void check(Holdings holdings) {
        var unknown = new TreeSet<>(periods.keySet());
        for (var kind : holdings.kinds()) {
            unknown.remove(kind.code());
            if (kind.hasPeriod() && !periods.containsKey(kind.code())) {
                throw new IllegalStateException("huzhu.retention.periods." + kind.code() + " is missing");
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("huzhu.retention.periods names no kind: " + unknown);
        }
    }

    Period of(ErasableKind kind) {
        return periods.getOrDefault(kind.code(), Period.ZERO);
    }

    /** What began to count before this day has passed its period. */
    LocalDate before(ErasableKind kind, LocalDate today) {
        return today.minus(of(kind));
    }
}
