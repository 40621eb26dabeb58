package org.huzhu.check;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huzhu.check.claim.DecisionEndpoint;
import org.huzhu.check.claim.Decisions;
import org.huzhu.check.claim.Payouts;
import org.huzhu.check.event.Delivery;
import org.huzhu.check.event.KafkaLog;
import org.huzhu.check.event.Loss;
import org.huzhu.check.event.TopicLog;
import org.huzhu.check.event.Trails;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.invariant.Invariant;
import org.huzhu.check.projection.Projections;
import org.huzhu.check.rule.AuditTrail;
import org.huzhu.check.rule.Books;
import org.huzhu.check.rule.OneCoverAtATime;
import org.huzhu.check.rule.Owners;
import org.huzhu.check.rule.Reminders;
import org.huzhu.check.rule.RosterRows;
import org.huzhu.check.store.Moment;
import org.huzhu.check.store.Snapshot;

/**
 * Looks at everything, and a second time at what did not fit: only what both looks found is a violation, the rest was on its
 * way.
 */
public final class Checker {

    private final CheckSettings settings;
    private final Trails trails;
    private final Loss loss;
    private final List<Invariant> invariants;

    public Checker(CheckSettings settings) {
        this(
                settings,
                new KafkaLog(settings.kafka(), settings.kafkaProperties()),
                new DecisionEndpoint(settings.claims()));
    }

    Checker(CheckSettings settings, TopicLog log, Decisions decisions) {
        this.settings = settings;
        this.trails = new Trails(log, settings.events());
        this.loss = new Loss(trails);
        this.invariants = List.of(
                new RosterRows(),
                new OneCoverAtATime(),
                new Books(),
                new Payouts(decisions),
                new Delivery(trails),
                new Projections(),
                new Reminders(),
                new Owners(),
                new AuditTrail(),
                loss);
    }

    /** What one look at one invariant gave. */
    private record Look(Optional<Findings> findings, Optional<String> failure, long millis) {

        boolean isSuspicious() {
            return findings.filter(found -> !found.isEmpty()).isPresent();
        }
    }

    public Report run() {
        var begin = System.nanoTime();
        var at = settings.clock().instant();
        var looks = look(invariants);
        var suspicious = invariants.stream()
                .filter(invariant -> of(looks, invariant).isSuspicious())
                .toList();
        if (!suspicious.isEmpty()) {
            pause(settings.lookAgainAfter());
            look(suspicious).forEach((id, second) -> looks.merge(id, second, Checker::both));
        }
        trails.forget();
        var verdicts = new ArrayList<Verdict>();
        for (var invariant : invariants) {
            verdicts.add(verdict(invariant, of(looks, invariant)));
        }
        return new Report(
                at,
                settings.realClock().instant(),
                Duration.ofNanos(System.nanoTime() - begin),
                List.copyOf(verdicts),
                loss.flow());
    }

    private static Look of(Map<String, Look> looks, Invariant invariant) {
        return Objects.requireNonNull(looks.get(invariant.id()));
    }

    private Map<String, Look> look(List<Invariant> some) {
        var looks = new HashMap<String, Look>();
        var moment = Moment.of(settings.clock(), settings.grace(), settings.window());
        try (var snapshot = Snapshot.open(settings.databases(), moment)) {
            for (var invariant : some) {
                looks.put(invariant.id(), look(invariant, snapshot));
            }
        } catch (SQLException e) {
            var why = Optional.of("the database does not answer: " + reason(e));
            some.forEach(invariant -> looks.putIfAbsent(invariant.id(), new Look(Optional.empty(), why, 0)));
        }
        return looks;
    }

    private static Look look(Invariant invariant, Snapshot snapshot) {
        var begin = System.nanoTime();
        try {
            var findings = invariant.look(snapshot);
            return new Look(Optional.of(findings), Optional.empty(), millisSince(begin));
        } catch (SQLException | IOException e) {
            return new Look(Optional.empty(), Optional.of(reason(e)), millisSince(begin));
        }
    }

    private static Look both(Look first, Look second) {
        if (first.findings().isEmpty() || second.findings().isEmpty()) {
            return second;
        }
        var confirmed = first.findings().get().confirmedBy(second.findings().get());
        return new Look(Optional.of(confirmed), Optional.empty(), first.millis() + second.millis());
    }

    private Verdict verdict(Invariant invariant, Look look) {
        var findings = look.findings().orElseGet(Findings::new);
        return new Verdict(
                invariant.id(),
                invariant.title(),
                findings.total(),
                findings.kept().stream().limit(settings.examples()).toList(),
                findings.lookedAt(),
                look.failure(),
                look.millis());
    }

    /** First line only, and of the database only its code: a longer message may quote rows. */
    private static String reason(Exception e) {
        if (e instanceof SQLException sql
                && sql.getSQLState() != null
                && !sql.getSQLState().startsWith("08")) {
            return "SQLSTATE " + sql.getSQLState() + advice(sql.getSQLState());
        }
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private static String advice(String state) {
        return switch (state) {
            case "28P01", "28000" -> " (role or password refused)";
            case "3D000" -> " (no such database)";
            case "42P01", "3F000" -> " (a table is missing: is the service of this version?)";
            case "42501" -> " (the role may not read it, see docs/operate/check.md)";
            case "57014" -> " (took too long)";
            default -> "";
        };
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
