package org.huzhu.platform.events;

import java.util.UUID;

/** A review sent an order back (WXU-040, WXU-048). Stage is ROSTER or PAYMENT. */
public record EnrollmentRejected(UUID unitId, UUID handlerAccountId, String orderNo, String stage, String reason)
        implements DomainEvent {

    public static final String TOPIC = "enrollment.rejected";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
