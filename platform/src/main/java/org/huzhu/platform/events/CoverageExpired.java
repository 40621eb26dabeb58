package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.UUID;

/** A term ended without anything following from it but the date (rulebook 3.8). */
public record CoverageExpired(UUID coverageId, UUID personId, String product, LocalDate to) implements DomainEvent {

    public static final String TOPIC = "coverage.expired";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
