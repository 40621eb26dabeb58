package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.ProfileInput.Typed;
import org.huzhu.enrollment.unit.UnitStore.ProfileChange;
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

/** The unit completes its profile (单位信息完善); after handing in it cannot any more (WXU-016). */
@Component
public class ChangeProfile {

    private final OwnUnit own;
    private final UnitStore units;
    private final UnitPages pages;
    private final ProfileInput input;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ChangeProfile(
            OwnUnit own,
            UnitStore units,
            UnitPages pages,
            ProfileInput input,
            Audit audit,
            TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.pages = pages;
        this.input = input;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param version the one the client has read, when it sent If-Match */
    public record Command(
            Caller caller,
            Optional<Long> version,
            String district,
            String medicalCode,
            String handlerName,
            String handlerIdNumber) {

        Typed typed() {
            return new Typed(
                    Optional.of(district),
                    Optional.of(medicalCode),
                    Optional.of(handlerName),
                    Optional.of(handlerIdNumber),
                    Optional.empty());
        }
    }

    public Mono<Outcome<UnitView>> handle(Command command) {
        return own.lock(command.caller(), Unit::edit)
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> editable -> change(command, editable.value());
                    case Refused<Unit> no -> Mono.just(Outcome.<UnitView>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<UnitView>> change(Command command, Unit unit) {
        if (command.version().isPresent()
                && command.version().get() != unit.identity().version()) {
            return Mono.just(refused(Refusal.of("VERSION_MISMATCH")));
        }
        return switch (input.check(unit, command.typed())) {
            case Done<ProfileChange> change ->
                save(command.caller(), unit.identity().unitId(), change.value()).map(Outcome::done);
            case Refused<ProfileChange> no -> Mono.just(refused(no.refusal()));
        };
    }

    private Mono<UnitView> save(Caller caller, UUID unitId, ProfileChange change) {
        return units.saveProfile(unitId, change)
                .then(audit.record(caller, Audit.Entry.of("UNIT_PROFILE_CHANGED", "UNIT", unitId, Map.of())))
                .then(pages.view(unitId));
    }
}
