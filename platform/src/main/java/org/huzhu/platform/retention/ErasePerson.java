package org.huzhu.platform.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.PersonErased;
import org.huzhu.platform.events.PersonErasureOrdered;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.retention.Holdings.Subject;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases a person by order and answers with counts, or keeps everything and answers why. A repeated order finds nothing
 * more and answers the same. What arrives later about the time before has no effect (see {@code ErasedPersons}).
 */
public class ErasePerson implements EventHandler {

    private static final UUID NOBODY = new UUID(0, 0);

    private final DatabaseClient db;
    private final Eraser eraser;
    private final LegalHolds holds;
    private final Holdings holdings;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ErasePerson(
            DatabaseClient db,
            Eraser eraser,
            LegalHolds holds,
            Holdings holdings,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.eraser = eraser;
        this.holds = holds;
        this.holdings = holdings;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return holdings.service() + ".erasure";
    }

    @Override
    public Set<String> topics() {
        return Set.of(PersonErasureOrdered.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        var order = received.as(PersonErasureOrdered.class);
        return obstacles(new Subject(order.personId(), order.accountId()))
                .flatMap(obstacles -> obstacles.isEmpty() ? erase(order) : keep(order, obstacles));
    }

    /** Why this service would keep a person's data today; empty where it would erase it. */
    public Mono<List<Obstacle>> obstacles(Subject subject) {
        return holds.isHeld(subject.personId()).flatMap(held -> eraser.obstacles(subject, held));
    }

    private Mono<Void> erase(PersonErasureOrdered order) {
        var subject = new Subject(order.personId(), order.accountId());
        return eraser.erase(subject, order.requestId())
                .flatMap(rows -> forgetEvents(order.personId(), order.accountId())
                        .then(bury(order.personId(), order))
                        .then(order.accountId().equals(NOBODY) ? Mono.empty() : bury(order.accountId(), order))
                        .then(audit.recordSystem(
                                Audit.Entry.of("PERSON_ERASED", "PERSON", order.personId(), Map.of("rows", rows))))
                        .then(answer(order, "ERASED", rows.intValue(), List.of())));
    }

    private Mono<Void> keep(PersonErasureOrdered order, List<Obstacle> obstacles) {
        var kept = obstacles.stream()
                .map(obstacle -> new PersonErased.Kept(
                        obstacle.kind(),
                        obstacle.reason().name(),
                        obstacle.until().map(LocalDate::toString).orElse("")))
                .toList();
        return answer(order, "KEPT", 0, kept);
    }

    private Mono<Void> answer(PersonErasureOrdered order, String outcome, int rows, List<PersonErased.Kept> kept) {
        return outbox.append(new PersonErased(
                order.requestId(), order.personId(), holdings.service(), outcome, rows, kept, clock.instant()));
    }

    private Mono<Void> bury(UUID id, PersonErasureOrdered order) {
        Instant orderedAt = order.orderedAt();
        return db.sql("""
                        insert into erased_person (id, erased_at, request_id) values (:id, :at, :request)
                        on conflict (id) do update
                            set erased_at = greatest(erased_person.erased_at, excluded.erased_at),
                                request_id = excluded.request_id
                        """)
                .bind("id", id)
                .bind("at", orderedAt)
                .bind("request", order.requestId())
                .then();
    }

    /**
     * Answers given to the account, and copies in transit: what is sealed goes from events that have left, and records that nobody could handle go whole.
     * Those still to be published keep theirs until they have left; the purge ends them.
     */
    private Mono<Void> forgetEvents(UUID personId, UUID accountId) {
        var sealed = """
                update outbox set body = (
                    select jsonb_object_agg(field.key, case when field.key like 'sealed%' then '""'::jsonb else field.value end)
                    from jsonb_each(outbox.body) as field)
                where key = :key and published_at is not null and body::text like '%"sealed%'
                """;
        return Flux.just(sealed, "delete from dead_letter where key = :key")
                .concatMap(sql -> db.sql(sql).bind("key", personId.toString()).then())
                .then(db.sql("delete from idempotency where caller = :caller")
                        .bind("caller", "account:" + accountId)
                        .then());
    }
}
