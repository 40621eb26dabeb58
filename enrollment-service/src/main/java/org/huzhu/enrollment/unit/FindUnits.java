package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads units: one's own, or for staff the queue and each of them. */
@Component
public class FindUnits {

    private final UnitAccess access;
    private final UnitPages pages;

    FindUnits(UnitAccess access, UnitPages pages) {
        this.access = access;
        this.pages = pages;
    }

    public Mono<Outcome<UnitView>> ofCaller(Caller caller) {
        return access.ofCaller(caller).flatMap(own -> switch (own) {
            case Outcome.Done<UnitSummary> unit ->
                pages.view(unit.value().unitId()).map(Outcome::done);
            case Outcome.Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
        });
    }

    public Mono<Outcome<UnitView>> one(UUID unitId) {
        return pages.view(unitId).map(Outcome::done).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    public Mono<Page<UnitView>> list(UnitPages.Filter filter, Page.Request page) {
        return pages.list(filter, page);
    }
}
