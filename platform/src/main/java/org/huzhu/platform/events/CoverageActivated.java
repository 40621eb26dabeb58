package org.huzhu.platform.events;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person is covered (WXU-047, WXU-050). {@code sealedPerson} is base64 of the sealed personal data of that day:
 * card snapshot and phone. {@code classCode} and {@code orderNo} may be empty; {@code unitId} is the nil UUID where the
 * unit is not known.
 */
public record CoverageActivated(
        UUID coverageId,
        UUID personId,
        String product,
        String classCode,
        String cardKind,
        UUID unitId,
        String unitName,
        String orderNo,
        LocalDate from,
        LocalDate to,
        String premium,
        String sealedPerson)
        implements DomainEvent {

    public static final String TOPIC = "coverage.activated";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
