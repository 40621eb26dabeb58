package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.ProfileInput.Typed;
import org.huzhu.enrollment.unit.UnitStore.ProfileChange;
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
import reactor.core.publisher.Mono;

/** The back office changes a unit's data in any state (WXU-016, WXU-065). A former name stays known as an alias. */
@Component
public class CorrectUnit {

    private final OwnUnit own;
    private final UnitStore units;
    private final UnitNames names;
    private final UnitPages pages;
    private final ProfileInput input;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    CorrectUnit(
            OwnUnit own,
            UnitStore units,
            UnitNames names,
            UnitPages pages,
            ProfileInput input,
            Outbox outbox,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.names = names;
        this.pages = pages;
        this.input = input;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Empty parts stay as they are. */
    public record Command(
            Caller staff,
            UUID unitId,
            Optional<Long> version,
            Optional<String> name,
            Optional<Boolean> unionEstablished,
            Optional<String> district,
            Optional<String> medicalCode,
            Optional<String> handlerName,
            Optional<String> handlerIdNumber) {

        Typed typed() {
            return new Typed(district, medicalCode, handlerName, handlerIdNumber, unionEstablished);
        }

        /** What goes into the trail: which fields, never their content. */
        List<String> fields() {
            var fields = new ArrayList<String>();
            name.ifPresent(_ -> fields.add("name"));
            unionEstablished.ifPresent(_ -> fields.add("unionEstablished"));
            district.ifPresent(_ -> fields.add("district"));
            medicalCode.ifPresent(_ -> fields.add("medicalCode"));
            handlerName.ifPresent(_ -> fields.add("handlerName"));
            handlerIdNumber.ifPresent(_ -> fields.add("handlerIdNumber"));
            return fields;
        }
    }

    public Mono<Outcome<UnitView>> handle(Command command) {
        return own.lock(command.unitId(), unit -> isCurrent(unit, command))
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> current -> correct(command, current.value());
                    case Refused<Unit> no -> Mono.just(Outcome.<UnitView>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private static Outcome<Unit> isCurrent(Unit unit, Command command) {
        return command.version().isPresent()
                        && command.version().get() != unit.identity().version()
                ? refused(Refusal.of("VERSION_MISMATCH"))
                : done(unit);
    }

    private Mono<Outcome<UnitView>> correct(Command command, Unit unit) {
        return switch (input.check(unit, command.typed())) {
            case Done<ProfileChange> change ->
                rename(command, unit)
                        .flatMap(free -> free
                                ? save(command, change.value()).map(Outcome::done)
                                : Mono.just(Outcome.<UnitView>refused(Refusal.ofField("ALIAS_TAKEN", "name"))));
            case Refused<ProfileChange> no -> Mono.just(refused(no.refusal()));
        };
    }

    private Mono<Boolean> rename(Command command, Unit unit) {
        var name = command.name()
                .map(String::strip)
                .filter(wanted -> !wanted.equals(unit.identity().name()));
        if (name.isEmpty()) {
            return Mono.just(true);
        }
        return names.rename(command.unitId(), name.get(), command.staff().id(), clock.instant())
                .flatMap(free -> free ? tell(command.unitId(), name.get()).thenReturn(true) : Mono.just(false));
    }

    /** Units that were merged into this one are shown under its name, also from now on. */
    private Mono<Void> tell(UUID unitId, String name) {
        return names.predecessors(unitId)
                .startWith(unitId)
                .map(shown -> new UnitRenamed(shown, name))
                .collectList()
                .flatMap(outbox::append);
    }

    private Mono<UnitView> save(Command command, ProfileChange change) {
        return units.saveProfile(command.unitId(), change)
                .then(audit.record(
                        command.staff(),
                        Audit.Entry.of("UNIT_CORRECTED", "UNIT", command.unitId(), Map.of("fields", command.fields()))))
                .then(pages.view(command.unitId()));
    }
}
