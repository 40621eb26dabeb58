package org.huzhu.platform.events;

import java.util.UUID;

/**
 * A service's part of a person's copy: what it holds and who looked at it.
 */
public record PersonCopied(UUID requestId, UUID personId, String service, String sealedCopy) implements DomainEvent {

    public static final String TOPIC = "person.copied";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
