package org.huzhu.platform.events;

import java.util.UUID;

/** A filing (备案) was not agreed to, with the reason. */
public record FilingRejected(UUID filingId, UUID personId, String kind, String scenario, String reason)
        implements DomainEvent {

    public static final String TOPIC = "filing.rejected";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
