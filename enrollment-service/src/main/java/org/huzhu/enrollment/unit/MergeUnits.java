package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An administrator merges a unit into its successor; orders, coverages and names follow (WXU-065, features 5). */
@Component
public class MergeUnits {

    private final UnitStore units;
    private final UnitNames names;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    MergeUnits(
            UnitStore units,
            UnitNames names,
            Outbox outbox,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.units = units;
        this.names = names;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller admin, UUID unitId, UUID into) {}

    private record Both(Unit from, Unit into) {}

    public Mono<Outcome<UnitSummary>> handle(Command command) {
        if (command.unitId().equals(command.into())) {
            return Mono.just(refused(Refusal.ofField("MERGE_INTO_ITSELF", "into")));
        }
        return lockBoth(command)
                .flatMap(both -> switch (both.from().mergeInto(both.into())) {
                    case Done<Unit> merged ->
                        save(command, merged.value(), both.into()).map(Outcome::done);
                    case Refused<Unit> no -> Mono.just(Outcome.<UnitSummary>refused(no.refusal()));
                })
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    /** Always in the same order, so that two merges of the same pair cannot wait for each other. */
    private Mono<Both> lockBoth(Command command) {
        return command.unitId().compareTo(command.into()) < 0
                ? units.lock(command.unitId())
                        .flatMap(from -> units.lock(command.into()).map(into -> new Both(from, into)))
                : units.lock(command.into())
                        .flatMap(into -> units.lock(command.unitId()).map(from -> new Both(from, into)));
    }

    private Mono<UnitSummary> save(Command command, Unit merged, Unit into) {
        var now = clock.instant();
        return units.saveState(merged, now)
                .then(names.moveEverything(
                        command.unitId(), command.into(), command.admin().id(), now))
                .thenMany(Flux.defer(() -> names.predecessors(command.into())))
                .map(unitId -> new UnitRenamed(unitId, into.identity().name()))
                .collectList()
                .flatMap(outbox::append)
                .then(audit.record(command.admin(), entry("UNIT_MERGED", command.unitId(), "into", command.into())))
                .then(audit.record(command.admin(), entry("UNIT_TOOK_OVER", command.into(), "from", command.unitId())))
                .then(units.summary(command.into()));
    }

    private static Audit.Entry entry(String action, UUID unitId, String role, UUID other) {
        return Audit.Entry.of(action, "UNIT", unitId, Map.of(role, other.toString()));
    }
}
