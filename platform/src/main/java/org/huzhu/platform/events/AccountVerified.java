package org.huzhu.platform.events;

import java.util.UUID;

/** An account proved its phone number. {@code sealedPhone} is sealed for transport and bound to the account id. */
public record AccountVerified(UUID accountId, String sealedPhone) implements DomainEvent {

    public static final String TOPIC = "account.verified";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
