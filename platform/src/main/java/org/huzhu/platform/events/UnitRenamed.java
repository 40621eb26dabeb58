package org.huzhu.platform.events;

import java.util.UUID;

/** The name shown for a unit changed, by correction or merge (WXU-065). */
public record UnitRenamed(UUID unitId, String name) implements DomainEvent {

    public static final String TOPIC = "unit.renamed";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
