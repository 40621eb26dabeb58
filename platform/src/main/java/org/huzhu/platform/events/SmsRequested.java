package org.huzhu.platform.events;

import java.time.Instant;

/**
 * Somebody must get one SMS. The business key is unique for ever: the same key never sends twice. Phone and
 * parameters (a JSON object of strings) are sealed for transport and bound to the business key; after {@code
 * validUntil} sending is pointless.
 */
public record SmsRequested(
        String businessKey, String template, String sealedPhone, String sealedParameters, Instant validUntil)
        implements DomainEvent {

    public static final String TOPIC = "sms.requested";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return businessKey;
    }
}
