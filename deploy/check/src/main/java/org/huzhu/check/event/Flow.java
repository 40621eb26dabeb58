package org.huzhu.check.event;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many events reached each stage, by the hour they were made in; and how many should have and did not. */
public final class Flow {

    private static final long HOUR = 3_600_000;

    private final TreeMap<Instant, Hour> hours = new TreeMap<>();

    /** One hour: what came to each stage, and what was owed to it and did not come. */
    public record Hour(Map<Stage, Long> reached, Map<Stage, Long> missing) {

        Hour() {
            this(new EnumMap<>(Stage.class), new EnumMap<>(Stage.class));
        }

        public long reached(Stage stage) {
            return reached.getOrDefault(stage, 0L);
        }

        public long missing(Stage stage) {
            return missing.getOrDefault(stage, 0L);
        }

        public boolean isWhole() {
            return missing.isEmpty();
        }
    }

    void reached(Stage stage, long createdMillis) {
        hour(createdMillis).reached().merge(stage, 1L, Long::sum);
    }

    void missing(Stage stage, long createdMillis) {
        hour(createdMillis).missing().merge(stage, 1L, Long::sum);
    }

    private Hour hour(long createdMillis) {
        return hours.computeIfAbsent(
                Instant.ofEpochMilli(createdMillis - Math.floorMod(createdMillis, HOUR)), _ -> new Hour());
    }

    public NavigableMap<Instant, Hour> hours() {
        return hours;
    }

    public long missing(Stage stage) {
        return hours.values().stream().mapToLong(hour -> hour.missing(stage)).sum();
    }

    /** What reached a stage in the last full hour before the moment. */
    public long lastFullHour(Stage stage, Instant now) {
        var millis = now.toEpochMilli();
        var hour = hours.get(Instant.ofEpochMilli(millis - Math.floorMod(millis, HOUR) - HOUR));
        return hour == null ? 0 : hour.reached(stage);
    }
}
