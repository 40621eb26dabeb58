package org.huzhu.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's data must stay whatever its period (司法冻结), or need not any more. Why is known to member-service alone.
 */
public record PersonHoldChanged(UUID holdId, UUID personId, boolean held, Instant changedAt) implements DomainEvent {

    public static final String TOPIC = "person.hold-changed";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
