package org.huzhu.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's data must go (个人信息保护法 47). Each service erases its part, unless something it knows forbids that, and answers
 * {@code person.erased}. The account is the nil UUID where the account stays, because it is also a handler's or staff.
 */
public record PersonErasureOrdered(UUID requestId, UUID personId, UUID accountId, Instant orderedAt)
        implements DomainEvent {

    public static final String TOPIC = "person.erasure-ordered";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
