package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.UUID;

/** The validity of a filing (备案) ended by itself; what comes after needs a new one (JLF-007). */
public record FilingExpired(UUID filingId, UUID personId, String kind, String scenario, LocalDate to)
        implements DomainEvent {

    public static final String TOPIC = "filing.expired";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
