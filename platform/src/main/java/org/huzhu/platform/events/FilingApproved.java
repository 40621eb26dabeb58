package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A filing (备案) was approved: from then on its treatments are settled directly (JLF-003).
 *
 * @param to ISO day; empty until the condition of the filing is lost
 */
public record FilingApproved(
        UUID filingId,
        UUID personId,
        String kind,
        String scenario,
        int version,
        LocalDate from,
        String to,
        List<String> institutions)
        implements DomainEvent {

    public static final String TOPIC = "filing.approved";

    public FilingApproved {
        institutions = List.copyOf(institutions);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
