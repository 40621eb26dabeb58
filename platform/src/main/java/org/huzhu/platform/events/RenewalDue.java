package org.huzhu.platform.events;

import java.util.UUID;

/** A unit has persons on the renewal list of the month {@code yyyy-MM} (WXU-061). */
public record RenewalDue(UUID unitId, UUID handlerAccountId, String unitName, String month, int count)
        implements DomainEvent {

    public static final String TOPIC = "renewal.due";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return unitId.toString();
    }
}
