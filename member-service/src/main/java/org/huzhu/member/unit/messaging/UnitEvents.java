package org.huzhu.member.unit.messaging;

import java.util.Set;
import org.huzhu.member.unit.UnitStore;
import org.huzhu.platform.events.UnitApproved;
import org.huzhu.platform.events.UnitHandlerChanged;
import org.huzhu.platform.events.UnitRegistered;
import org.huzhu.platform.events.UnitRenamed;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The topics keep no order among each other: what each event sets is chosen so that none undoes a later one. */
@Component
class UnitEvents implements EventHandler {

    private final UnitStore units;

    UnitEvents(UnitStore units) {
        this.units = units;
    }

    @Override
    public String consumer() {
        return "member.units";
    }

    @Override
    public Set<String> topics() {
        return Set.of(UnitRegistered.TOPIC, UnitApproved.TOPIC, UnitRenamed.TOPIC, UnitHandlerChanged.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return switch (event.topic()) {
            case UnitRegistered.TOPIC -> {
                var unit = event.as(UnitRegistered.class);
                yield units.learn(unit.unitId(), unit.handlerAccountId(), unit.name());
            }
            case UnitApproved.TOPIC -> {
                var unit = event.as(UnitApproved.class);
                yield units.learn(unit.unitId(), unit.handlerAccountId(), unit.name());
            }
            case UnitRenamed.TOPIC -> {
                var unit = event.as(UnitRenamed.class);
                yield units.rename(unit.unitId(), unit.name());
            }
            case UnitHandlerChanged.TOPIC -> {
                var unit = event.as(UnitHandlerChanged.class);
                yield units.handOver(unit.unitId(), unit.handlerAccountId());
            }
            default -> Mono.error(new PoisonEventException("not a topic of units: " + event.topic()));
        };
    }
}
