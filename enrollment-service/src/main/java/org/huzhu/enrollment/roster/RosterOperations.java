package org.huzhu.enrollment.roster;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters;
import org.huzhu.enrollment.measure.ImportMeters.Kind;
import org.huzhu.enrollment.operation.OperationSource;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.enrollment.roster.RosterImports.Known;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Imports as operations: visible to the unit whose order they fill. */
@Component
public class RosterOperations implements OperationSource {

    private final RosterImports imports;
    private final UnitAccess units;
    private final TransactionalOperator transaction;
    private final ImportMeters meters;
    private final Audit audit;
    private final Clock clock;

    RosterOperations(
            RosterImports imports,
            UnitAccess units,
            TransactionalOperator transaction,
            ImportMeters meters,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.units = units;
        this.transaction = transaction;
        this.meters = meters;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Mono<OperationView> find(Caller caller, UUID id) {
        return visible(caller, id).map(Known::view);
    }

    /** The worker notices at its next chunk; nothing of a cancelled import reaches the order. */
    @Override
    public Mono<Outcome<OperationView>> cancel(Caller caller, UUID id) {
        return visible(caller, id)
                .flatMap(known -> imports.cancel(id, clock.instant())
                        .flatMap(isCancelled -> isCancelled
                                ? imports.ended(id)
                                        .doOnNext(ended -> meters.ended(Kind.ROSTER, ended))
                                        .then(audit.record(
                                                caller,
                                                Audit.Entry.of(
                                                        "ROSTER_IMPORT_CANCELLED",
                                                        "ORDER",
                                                        known.orderNo(),
                                                        Map.of("importId", id.toString()))))
                                        .then(imports.find(id))
                                        .map(over -> done(over.view()))
                                : Mono.just(tooLate(known))))
                .as(transaction::transactional);
    }

    Mono<Known> visible(Caller caller, UUID id) {
        return imports.find(id)
                .filterWhen(known -> units.ofCaller(caller).map(unit -> switch (unit) {
                    case Done<UnitSummary> own -> own.value().unitId().equals(known.unitId());
                    case Refused<UnitSummary> _ -> false;
                }));
    }

    private static Outcome<OperationView> tooLate(Known known) {
        return refused(
                Refusal.of("ILLEGAL_TRANSITION", Map.of("state", known.view().state())));
    }
}
