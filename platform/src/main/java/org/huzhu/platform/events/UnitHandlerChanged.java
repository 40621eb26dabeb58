package org.huzhu.platform.events;

import java.util.UUID;

/** Another account handles the unit from now on (经办人变更). The handler before it has no say any more. */
public record UnitHandlerChanged(UUID unitId, UUID handlerAccountId) implements DomainEvent {

    public static final String TOPIC = "unit.handler-changed";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
