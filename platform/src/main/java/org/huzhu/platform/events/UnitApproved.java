package org.huzhu.platform.events;

import java.util.UUID;

/** The back office approved a unit (WXU-015). */
public record UnitApproved(UUID unitId, UUID handlerAccountId, String name) implements DomainEvent {

    public static final String TOPIC = "unit.approved";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
