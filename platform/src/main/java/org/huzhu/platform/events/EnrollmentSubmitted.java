package org.huzhu.platform.events;

import java.util.UUID;

/** An order waits for review (WXU-030). */
public record EnrollmentSubmitted(UUID unitId, String orderNo, String product, int count) implements DomainEvent {

    public static final String TOPIC = "enrollment.submitted";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
