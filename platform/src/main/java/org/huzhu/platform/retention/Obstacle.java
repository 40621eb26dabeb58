package org.huzhu.platform.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a kind of data of a person must stay although he asks for its erasure (个人信息保护法 47).
 *
 * @param until the first day on which it may go; empty while that cannot be said
 */
public record Obstacle(String kind, Reason reason, Optional<LocalDate> until) {

    /** Closed list; told to the person. */
    public enum Reason {
        /** 司法冻结: somebody ordered that it be kept. */
        LEGAL_HOLD,
        /** The matter is still open, such as cover in force or a claim under review. */
        RUNNING,
        /** The time for which the law or the books need it has not ended. */
        PERIOD
    }

    /**
     * What one kind holds of a person.
     *
     * @param open rows whose matter has not ended
     * @param last the latest day on which a matter ended or will end
     */
    public record Found(ErasableKind kind, java.time.Period period, long rows, long open, Optional<LocalDate> last) {}

    /** Everything that stands in the way, and nothing where all may go. */
    public static List<Obstacle> of(List<Found> found, boolean held, LocalDate today) {
        var obstacles = new ArrayList<Obstacle>();
        if (held) {
            obstacles.add(new Obstacle("", Reason.LEGAL_HOLD, Optional.empty()));
        }
        found.stream()
                .filter(kind -> kind.rows() > 0)
                .forEach(kind -> of(kind, today).ifPresent(obstacles::add));
        return List.copyOf(obstacles);
    }

    private static Optional<Obstacle> of(Found found, LocalDate today) {
        return switch (found.kind().binding()) {
            case FREE -> Optional.empty();
            case WHILE_RUNNING -> running(found, today);
            case UNTIL_PERIOD_ENDS -> running(found, today).or(() -> inPeriod(found, today));
        };
    }

    private static Optional<Obstacle> running(Found found, LocalDate today) {
        var ahead = found.last().filter(day -> !day.isBefore(today));
        return found.open() > 0 || ahead.isPresent()
                ? Optional.of(new Obstacle(
                        found.kind().code(), Reason.RUNNING, free(found).filter(_ -> found.open() == 0)))
                : Optional.empty();
    }

    private static Optional<Obstacle> inPeriod(Found found, LocalDate today) {
        return free(found)
                .filter(day -> day.isAfter(today))
                .map(day -> new Obstacle(found.kind().code(), Reason.PERIOD, Optional.of(day)));
    }

    /** The day after the last day of the period. */
    private static Optional<LocalDate> free(Found found) {
        var period =
                found.kind().binding() == ErasableKind.Binding.WHILE_RUNNING ? java.time.Period.ZERO : found.period();
        return found.last().map(day -> day.plus(period).plusDays(1));
    }
}
