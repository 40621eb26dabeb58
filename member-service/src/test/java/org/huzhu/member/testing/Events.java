package org.huzhu.member.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.testkit.Infrastructure;
import tools.jackson.databind.json.JsonMapper;

/** Sends events as other services would. */
public final class Events implements AutoCloseable {

    private final JsonMapper json;
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.kafka()), new StringSerializer(), new StringSerializer());

    public Events(JsonMapper json) {
        this.json = json;
    }

    public UUID send(DomainEvent event) {
        var id = UUID.randomUUID();
        send(id, event);
        return id;
    }

    /** The same id again is the same event delivered again. */
    public void send(UUID id, DomainEvent event) {
        var record = new ProducerRecord<>(event.topic(), event.key(), json.writeValueAsString(event));
        record.headers().add("ce_id", id.toString().getBytes(UTF_8));
        producer.send(record);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
