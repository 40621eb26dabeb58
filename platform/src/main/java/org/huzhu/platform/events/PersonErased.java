package org.huzhu.platform.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A service's answer to {@code person.erasure-ordered}: how much it erased, or why it kept everything.
 */
public record PersonErased(
        UUID requestId, UUID personId, String service, String outcome, int rows, List<Kept> kept, Instant answeredAt)
        implements DomainEvent {

    public static final String TOPIC = "person.erased";

    /**
     * @param kind code of a kind of data; empty where it is about the whole person
     * @param reason LEGAL_HOLD, RUNNING or PERIOD
     * @param until the first day on which it may go, ISO; empty where that cannot be said
     */
    public record Kept(String kind, String reason, String until) {}

    public PersonErased {
        kept = List.copyOf(kept);
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
