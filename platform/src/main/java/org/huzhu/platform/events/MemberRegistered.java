package org.huzhu.platform.events;

import java.util.UUID;

/** A member registered with his own ID number (WXM-002). */
public record MemberRegistered(UUID accountId, UUID personId, String channel) implements DomainEvent {

    public static final String TOPIC = "member.registered";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
