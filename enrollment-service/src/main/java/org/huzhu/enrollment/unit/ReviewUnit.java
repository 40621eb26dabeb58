package org.huzhu.enrollment.unit;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.enrollment.unit.domain.Unit.Approved;
import org.huzhu.enrollment.unit.domain.Unit.Incomplete;
import org.huzhu.enrollment.unit.domain.Unit.Merged;
import org.huzhu.enrollment.unit.domain.Unit.Rejected;
import org.huzhu.enrollment.unit.domain.Unit.UnderReview;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.UnitApproved;
import org.huzhu.platform.events.UnitRejected;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The back office accepts a unit or sends it back with a reason (后台审核, WXU-015). Nobody reviews the unit he registered himself. */
@Component
public class ReviewUnit {

    private final OwnUnit own;
    private final UnitStore units;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ReviewUnit(
            OwnUnit own, UnitStore units, Outbox outbox, Audit audit, Clock clock, TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller reviewer, UUID unitId, boolean approve, String reason) {}

    public Mono<Outcome<UnitState>> handle(Command command) {
        return own.lock(command.unitId(), unit -> decide(unit, command))
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> decided ->
                        save(command, decided.value())
                                .thenReturn(Outcome.done(decided.value().state()));
                    case Refused<Unit> no -> Mono.just(Outcome.<UnitState>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    static Outcome<Unit> decide(Unit unit, Command command) {
        if (command.reviewer().id().equals("account:" + unit.identity().handlerAccountId())) {
            return Outcome.refused(Refusal.of("SAME_PERSON"));
        }
        return command.approve() ? unit.approve() : unit.reject(command.reason());
    }

    private Mono<Void> save(Command command, Unit unit) {
        var identity = unit.identity();
        var announced = switch (unit) {
            case Approved _ ->
                outbox.append(new UnitApproved(identity.unitId(), identity.handlerAccountId(), identity.name()));
            case Rejected rejected ->
                outbox.append(new UnitRejected(
                        identity.unitId(), identity.handlerAccountId(), identity.name(), rejected.reason()));
            case Incomplete _, UnderReview _, Merged _ ->
                Mono.<Void>error(new IllegalStateException("a review ends in a decision"));
        };
        return units.saveState(unit, clock.instant())
                .then(announced)
                .then(audit.record(
                        command.reviewer(),
                        Audit.Entry.of(
                                "UNIT_" + unit.state(),
                                "UNIT",
                                identity.unitId(),
                                Map.of("reason", command.reason()))));
    }
}
