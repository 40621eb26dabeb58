package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.UUID;

/** A benefit was not paid by its due day (SHC-064). Told once per claim and responsibility. */
public record SlaBreached(UUID claimId, UUID personId, String product, String responsibility, LocalDate dueDate)
        implements DomainEvent {

    public static final String TOPIC = "sla.breached";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
