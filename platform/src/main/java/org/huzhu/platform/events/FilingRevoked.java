package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.UUID;

/** The agency took a filing (备案) back: nothing is paid from that day on (JLF-003). */
public record FilingRevoked(
        UUID filingId, UUID personId, String kind, String scenario, LocalDate effectiveOn, String reason)
        implements DomainEvent {

    public static final String TOPIC = "filing.revoked";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
