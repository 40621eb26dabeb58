package org.huzhu.claims.coverage.messaging;

import java.util.Base64;
import java.util.Set;
import org.huzhu.claims.coverage.CoveredTerms;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.CoverageExpired;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.time.CoverageTerm;
import org.huzhu.platform.values.Money;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps this service's copy of coverages (WXU-050), so that a claim needs nobody's answer to know what a person is
 * covered for.
 */
@Component
class CoverageProjection implements EventHandler {

    private final CoveredTerms terms;

    CoverageProjection(CoveredTerms terms) {
        this.terms = terms;
    }

    @Override
    public String consumer() {
        return "claims.coverage";
    }

    @Override
    public Set<String> topics() {
        return Set.of(CoverageActivated.TOPIC, CoverageExpired.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return switch (event.topic()) {
            case CoverageActivated.TOPIC -> activate(event.as(CoverageActivated.class));
            case CoverageExpired.TOPIC -> expire(event.as(CoverageExpired.class));
            default -> throw new PoisonEventException("no coverage event: " + event.topic());
        };
    }

    private Mono<Void> activate(CoverageActivated event) {
        try {
            return terms.activate(covered(event), Base64.getDecoder().decode(event.sealedPerson()));
        } catch (IllegalArgumentException _) {
            throw new PoisonEventException("a coverage with an impossible term or person");
        }
    }

    private Mono<Void> expire(CoverageExpired event) {
        return terms.expire(event.coverageId(), event.personId(), event.to());
    }

    private static CoveredTerm covered(CoverageActivated event) {
        return new CoveredTerm(
                event.coverageId(),
                event.personId(),
                event.product(),
                event.classCode(),
                event.cardKind(),
                event.unitId(),
                event.orderNo(),
                new CoverageTerm(event.from(), event.to()),
                Money.parse(event.premium())
                        .orElseThrow(() -> new PoisonEventException("a coverage without a premium")));
    }
}
