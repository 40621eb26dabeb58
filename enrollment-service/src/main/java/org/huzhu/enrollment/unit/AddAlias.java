package org.huzhu.enrollment.unit;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The back office says under which other name a unit's records arrive; those that already did become the unit's (WXU-065). */
@Component
public class AddAlias {

    private final OwnUnit own;
    private final UnitNames names;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    AddAlias(OwnUnit own, UnitNames names, Audit audit, Clock clock, TransactionalOperator transaction) {
        this.own = own;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller staff, UUID unitId, String alias) {}

    /** @param adopted coverages that had no unit until now */
    public record Added(UUID unitId, String alias, long adopted) {}

    public Mono<Outcome<Added>> handle(Command command) {
        return own.lock(command.unitId(), AddAlias::isAlive)
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> _ -> add(command, command.alias().strip());
                    case Refused<Unit> no -> Mono.just(Outcome.<Added>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private static Outcome<Unit> isAlive(Unit unit) {
        return unit instanceof Unit.Merged ? Outcome.refused(Refusal.of("NOT_FOUND")) : Outcome.done(unit);
    }

    private Mono<Outcome<Added>> add(Command command, String alias) {
        return names.addAlias(command.unitId(), alias, command.staff().id(), clock.instant())
                .flatMap(added -> added
                        ? adopt(command, alias).map(Outcome::done)
                        : Mono.just(Outcome.<Added>refused(Refusal.ofField("ALIAS_TAKEN", "alias"))));
    }

    private Mono<Added> adopt(Command command, String alias) {
        return names.adoptCoverages(command.unitId(), alias)
                .flatMap(adopted -> audit.record(
                                command.staff(),
                                Audit.Entry.of(
                                        "UNIT_ALIAS_ADDED",
                                        "UNIT",
                                        command.unitId(),
                                        Map.of("alias", alias, "adopted", adopted)))
                        .thenReturn(new Added(command.unitId(), alias, adopted)));
    }
}
