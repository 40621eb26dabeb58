package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import java.util.function.Function;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The beginning of every change a unit makes to itself: find the caller's unit and lock it. */
@Component
class OwnUnit {

    private final UnitAccess access;
    private final UnitStore units;

    OwnUnit(UnitAccess access, UnitStore units) {
        this.access = access;
        this.units = units;
    }

    /** Locks the caller's unit and asks it; the answer is the unit to go on with. */
    Mono<Outcome<Unit>> lock(Caller caller, Function<Unit, Outcome<Unit>> question) {
        return access.ofCaller(caller).flatMap(own -> switch (own) {
            case Outcome.Done<UnitSummary> unit ->
                units.lock(unit.value().unitId()).map(question);
            case Outcome.Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
        });
    }

    /** Any unit, for staff. */
    Mono<Outcome<Unit>> lock(UUID unitId, Function<Unit, Outcome<Unit>> question) {
        return units.lock(unitId).map(question).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }
}
