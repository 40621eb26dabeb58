package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.UUID;

/** An order was paid and approved; its coverages exist (WXU-047). */
public record EnrollmentCompleted(
        UUID unitId,
        UUID handlerAccountId,
        String orderNo,
        String product,
        int count,
        String amountPaid,
        LocalDate completedOn)
        implements DomainEvent {

    public static final String TOPIC = "enrollment.completed";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
