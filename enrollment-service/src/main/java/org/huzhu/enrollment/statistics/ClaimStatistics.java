package org.huzhu.enrollment.statistics;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.claim.KnownClaims;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** 理赔分析 of the caller's unit (WXU-003, WXU-056): what it paid in, and what its people were paid. */
@Component
public class ClaimStatistics {

    private final UnitAccess units;
    private final PremiumFigures premiums;
    private final KnownClaims claims;

    ClaimStatistics(UnitAccess units, PremiumFigures premiums, KnownClaims claims) {
        this.units = units;
        this.premiums = premiums;
        this.claims = claims;
    }

    /** @param product empty for all products together */
    public record Query(Caller caller, Optional<String> product) {}

    /** Amounts as decimal strings. */
    public record Figures(
            Optional<String> product, String premiumTotal, long coverageCount, String claimTotal, long claimCount) {}

    public Mono<Outcome<Figures>> handle(Query query) {
        return units.ofCaller(query.caller()).flatMap(own -> switch (own) {
            case Done<UnitSummary> unit ->
                figures(unit.value().unitId(), query.product()).map(Outcome::done);
            case Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
        });
    }

    private Mono<Figures> figures(UUID unitId, Optional<String> product) {
        return premiums.of(unitId, product)
                .flatMap(sum -> claims.paid(unitId, product)
                        .map(paid -> new Figures(
                                product,
                                sum.premiumTotal(),
                                sum.coverageCount(),
                                Money.text(paid.total()),
                                paid.count())));
    }
}
