package org.huzhu.enrollment.statistics;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** 累计参保总额 and 累计参保人次. */
public interface PremiumFigures {

    Mono<Sum> of(UUID unitId, Optional<String> product);

    /** A person counts once per term. */
    record Sum(String premiumTotal, long coverageCount) {}
}
