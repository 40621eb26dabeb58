package org.huzhu.platform.messaging;

import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event on arrival. The body is read by the handler into the record it knows; fields it does not know are ignored.
 */
public final class ReceivedEvent {

    private final UUID id;
    private final String topic;
    private final String key;
    private final String body;
    private final JsonMapper json;

    ReceivedEvent(UUID id, String topic, String key, String body, JsonMapper json) {
        this.id = id;
        this.topic = topic;
        this.key = key;
        this.body = body;
        this.json = json;
    }

    public UUID id() {
        return id;
    }

    public String topic() {
        return topic;
    }

    public String key() {
        return key;
    }

    /** Throws {@link PoisonEventException} when the body is not that type. */
    public <T> T as(Class<T> type) {
        try {
            var value = json.readValue(body, type);
            if (value == null) {
                throw new PoisonEventException("the body of " + id + " is null");
            }
            return value;
        } catch (JacksonException e) {
            throw new PoisonEventException("the body of " + id + " is no " + type.getSimpleName());
        }
    }
}
