package org.huzhu.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A person wants a copy of everything held about him (个人信息保护法 45). Each service answers {@code person.copied}.
 */
public record PersonCopyOrdered(UUID requestId, UUID personId, UUID accountId, Instant orderedAt)
        implements DomainEvent {

    public static final String TOPIC = "person.copy-ordered";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
