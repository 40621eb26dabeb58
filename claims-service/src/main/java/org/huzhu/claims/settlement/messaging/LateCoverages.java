package org.huzhu.claims.settlement.messaging;

import java.util.Set;
import org.huzhu.claims.settlement.RematchDischarges;
import org.huzhu.platform.events.CoverageActivated;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A coverage may become known after the stay it covers: an import, or an order that was approved late. */
@Component
class LateCoverages implements EventHandler {

    private final RematchDischarges rematch;

    LateCoverages(RematchDischarges rematch) {
        this.rematch = rematch;
    }

    @Override
    public String consumer() {
        return "claims.settlement.rematch";
    }

    @Override
    public Set<String> topics() {
        return Set.of(CoverageActivated.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        var activated = event.as(CoverageActivated.class);
        return rematch.handle(new RematchDischarges.Command(activated.personId(), activated.coverageId()));
    }
}
