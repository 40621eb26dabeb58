package org.huzhu.platform.events;

import java.util.UUID;

/** The back office sent a unit's registration back (WXU-015). */
public record UnitRejected(UUID unitId, UUID handlerAccountId, String name, String reason) implements DomainEvent {

    public static final String TOPIC = "unit.rejected";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
