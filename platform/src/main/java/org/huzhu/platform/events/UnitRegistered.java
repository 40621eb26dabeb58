package org.huzhu.platform.events;

import java.util.UUID;

/** A unit was registered by the handler with that account (WXU-005). */
public record UnitRegistered(UUID unitId, UUID handlerAccountId, String name) implements DomainEvent {

    public static final String TOPIC = "unit.registered";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
