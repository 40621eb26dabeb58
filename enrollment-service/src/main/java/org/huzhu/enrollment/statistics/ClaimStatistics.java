package org.huzhu.enrollment.statistics;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Optional;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 理赔分析 of the caller's unit (WXU-003, WXU-056). No claim is decided on the platform yet, so the claim figures are zero by fact. */
@Component
public class ClaimStatistics {

    private final UnitAccess units;
    private final PremiumFigures premiums;

    ClaimStatistics(UnitAccess units, PremiumFigures premiums) {
        this.units = units;
        this.premiums = premiums;
    }

    /** @param product empty for all products together */
    public record Query(Caller caller, Optional<String> product) {}

    /** Amounts as decimal strings. */
    public record Figures(
            Optional<String> product, String premiumTotal, long coverageCount, String claimTotal, long claimCount) {}

    public Mono<Outcome<Figures>> handle(Query query) {
        return units.ofCaller(query.caller()).flatMap(own -> switch (own) {
            case Done<UnitSummary> unit ->
                premiums.of(unit.value().unitId(), query.product())
                        .map(sum -> Outcome.done(
                                new Figures(query.product(), sum.premiumTotal(), sum.coverageCount(), "0.00", 0)));
            case Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
        });
    }
}
