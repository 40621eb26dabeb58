package org.huzhu.platform.events;

import java.util.UUID;

/** An order was approved and waits for payment (WXU-040). The amount is CNY as a decimal string. */
public record EnrollmentApproved(
        UUID unitId, UUID handlerAccountId, String orderNo, String product, int count, String amountDue)
        implements DomainEvent {

    public static final String TOPIC = "enrollment.approved";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
