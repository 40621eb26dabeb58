package org.huzhu.claims.party.messaging;

import java.util.Set;
import org.huzhu.claims.party.PartyStore;
import org.huzhu.platform.events.MemberRegistered;
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
class PartyEvents implements EventHandler {

    private final PartyStore parties;

    PartyEvents(PartyStore parties) {
        this.parties = parties;
    }

    @Override
    public String consumer() {
        return "claims.parties";
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                MemberRegistered.TOPIC,
                UnitRegistered.TOPIC,
                UnitApproved.TOPIC,
                UnitRenamed.TOPIC,
                UnitHandlerChanged.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        return switch (event.topic()) {
            case MemberRegistered.TOPIC -> {
                var member = event.as(MemberRegistered.class);
                yield parties.register(member.personId(), member.accountId());
            }
            case UnitRegistered.TOPIC -> {
                var unit = event.as(UnitRegistered.class);
                yield parties.learn(unit.unitId(), unit.handlerAccountId(), unit.name());
            }
            case UnitApproved.TOPIC -> {
                var unit = event.as(UnitApproved.class);
                yield parties.learn(unit.unitId(), unit.handlerAccountId(), unit.name());
            }
            case UnitRenamed.TOPIC -> {
                var unit = event.as(UnitRenamed.class);
                yield parties.rename(unit.unitId(), unit.name());
            }
            case UnitHandlerChanged.TOPIC -> {
                var unit = event.as(UnitHandlerChanged.class);
                yield parties.handOver(unit.unitId(), unit.handlerAccountId());
            }
            default -> Mono.error(new PoisonEventException("not a topic of parties: " + event.topic()));
        };
    }
}
