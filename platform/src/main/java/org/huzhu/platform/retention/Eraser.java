package org.huzhu.platform.retention;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.retention.Holdings.Subject;
import org.huzhu.platform.retention.Obstacle.Found;
import org.huzhu.platform.time.Beijing;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts and erases kinds of data; every change writes its proof in the same statement. */
class Eraser {

    private final DatabaseClient db;
    private final Holdings holdings;
    private final RetentionSettings settings;
    private final Clock clock;

    Eraser(DatabaseClient db, Holdings holdings, RetentionSettings settings, Clock clock) {
        this.db = db;
        this.holdings = holdings;
        this.settings = settings;
        this.clock = clock;
    }

    /** What one kind has past its period; {@code held} of the rows stay because of a legal hold. */
    record Due(long rows, long held, Optional<LocalDate> oldest) {}

    LocalDate today() {
        return Beijing.dayOf(clock.instant());
    }

    Mono<Due> due(ErasableKind kind) {
        return db.sql(EraserSql.report(kind))
                .bind("before", settings.before(kind, today()))
                .map(row -> new Due(
                        requireNonNull(row.get("rows", Long.class)),
                        requireNonNull(row.get("held", Long.class)),
                        Optional.ofNullable(row.get("oldest", LocalDate.class))))
                .one();
    }

    /** One batch; fewer rows than a batch mean that the kind is done. */
    Mono<Long> expire(ErasableKind kind, UUID run) {
        return changing(
                        EraserSql.expire(kind),
                        kind,
                        run,
                        "PERIOD",
                        settings.of(kind).toString())
                .bind("before", settings.before(kind, today()))
                .bind("limit", settings.batch())
                .map(row -> requireNonNull(row.get("rows", Long.class)))
                .one();
    }

    Mono<Long> erase(Subject subject, UUID request) {
        return Flux.fromIterable(holdings.kinds())
                .concatMap(kind -> about(subject, changing(EraserSql.erase(kind), kind, request, "ORDER", "request"))
                        .map(row -> requireNonNull(row.get("rows", Long.class)))
                        .one())
                .reduce(0L, Long::sum);
    }

    /** What stands in the way of erasing a person here. */
    Mono<List<Obstacle>> obstacles(Subject subject, boolean held) {
        return Flux.fromIterable(holdings.kinds())
                .filter(kind -> kind.binding() != ErasableKind.Binding.FREE)
                .concatMap(kind -> found(kind, subject))
                .collectList()
                .map(found -> Obstacle.of(found, held, today()));
    }

    private Mono<Found> found(ErasableKind kind, Subject subject) {
        return about(subject, db.sql(EraserSql.look(kind)))
                .map(row -> new Found(
                        kind,
                        settings.of(kind),
                        requireNonNull(row.get("rows", Long.class)),
                        requireNonNull(row.get("open", Long.class)),
                        Optional.ofNullable(row.get("last", LocalDate.class))))
                .one();
    }

    private GenericExecuteSpec changing(String sql, ErasableKind kind, UUID run, String cause, String rule) {
        return db.sql(sql)
                .bind("run", run)
                .bind("at", clock.instant())
                .bind("cause", cause)
                .bind("kind", kind.code())
                .bind("rule", rule);
    }

    private static GenericExecuteSpec about(Subject subject, GenericExecuteSpec spec) {
        return spec.bind("person", subject.personId()).bind("account", subject.accountId());
    }
}
