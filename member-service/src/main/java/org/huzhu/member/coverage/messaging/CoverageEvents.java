package org.huzhu.member.coverage.messaging;

import java.util.Set;
import org.huzhu.member.coverage.CoverageStore;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.events.CoverageExpired;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One handler for both topics, so that events of one person take turns; which of the two topics comes first does not matter. */
@Component
class CoverageEvents implements EventHandler {

    private final CoverageStore coverages;

    CoverageEvents(CoverageStore coverages) {
        this.coverages = coverages;
    }

    @Override
    public String consumer() {
        return "member.coverages";
    }

    @Override
    public Set<String> topics() {
        return Set.of(CoverageActivated.TOPIC, CoverageExpired.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return switch (event.topic()) {
            case CoverageActivated.TOPIC -> coverages.add(event.as(CoverageActivated.class));
            case CoverageExpired.TOPIC -> {
                var expired = event.as(CoverageExpired.class);
                yield coverages.end(expired.personId(), expired.coverageId(), expired.to());
            }
            default -> Mono.error(new PoisonEventException("not a topic of coverages: " + event.topic()));
        };
    }
}
