package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which unit a caller acts for: a handler by account, an HR system by the unit its client is bound to. */
@Component
public class UnitAccess {

    private final UnitStore units;

    UnitAccess(UnitStore units) {
        this.units = units;
    }

    /** Refused with NOT_FOUND for a caller without a unit. A unit that was merged away is nobody's any more. */
    public Mono<Outcome<UnitSummary>> ofCaller(Caller caller) {
        return find(caller).map(Outcome::done).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    /** Refused with UNIT_NOT_APPROVED until the back office has approved the unit (WXU-017). */
    public Mono<Outcome<UnitSummary>> approvedOfCaller(Caller caller) {
        return ofCaller(caller).map(outcome -> switch (outcome) {
            case Outcome.Done<UnitSummary> unit
            when !unit.value().isApproved() -> refused(Refusal.of("UNIT_NOT_APPROVED"));
            case Outcome.Done<UnitSummary> unit -> done(unit.value());
            case Outcome.Refused<UnitSummary> no -> no;
        });
    }

    public Mono<UnitSummary> byId(UUID unitId) {
        return units.summary(unitId);
    }

    /** The unit that holds a credit code; records that name no code are matched by {@link #named} (WXU-065). */
    public Mono<UnitSummary> withUscc(String uscc) {
        return units.summaryOfUscc(uscc);
    }

    /** By the registered name or an alias; empty where the name fits several. */
    public Mono<UnitSummary> named(String name) {
        return units.summaryOfName(name);
    }

    private Mono<UnitSummary> find(Caller caller) {
        return switch (caller) {
            case Caller.Account account -> units.summaryOfHandler(account.accountId());
            case Caller.Client client ->
                Mono.justOrEmpty(client.unitId())
                        .flatMap(units::summary)
                        .filter(unit -> !"MERGED".equals(unit.state()));
        };
    }
}
