package org.huzhu.check.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The broker's own topics, read without a group, so that nothing of it shows in the broker. */
public final class KafkaLog implements TopicLog {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrap;
    private final Optional<String> propertiesFile;

    public KafkaLog(String bootstrap, Optional<String> propertiesFile) {
        this.bootstrap = bootstrap;
        this.propertiesFile = propertiesFile;
    }

    @Override
    public Map<String, Instant> readAll(Reader reader) throws IOException {
        try (var consumer = new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, reader);
        } catch (KafkaException e) {
            throw new IOException("Kafka at " + bootstrap + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static Map<String, Instant> read(KafkaConsumer<String, byte[]> consumer, Reader reader) throws IOException {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        var first = consumer.beginningOffsets(partitions, PATIENCE);
        var end = consumer.endOffsets(partitions, PATIENCE);
        consumer.seekToBeginning(partitions);
        var complete = new Completeness(first, end);
        var open = new ArrayList<>(partitions);
        open.removeIf(partition -> isRead(consumer, partition, end));
        var lastProgress = System.nanoTime();
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            for (var record : records) {
                var entry = entry(record);
                complete.saw(new TopicPartition(record.topic(), record.partition()), entry);
                reader.read(entry);
            }
            if (!records.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new IOException("Kafka answers no records of " + open.getFirst());
            }
            open.removeIf(partition -> isRead(consumer, partition, end));
        }
        return complete.since();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        var known = consumer.listTopics(PATIENCE);
        return Topic.ALL.stream()
                .flatMap(topic -> known.getOrDefault(topic.name(), List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static boolean isRead(
            KafkaConsumer<String, byte[]> consumer, TopicPartition partition, Map<TopicPartition, Long> end) {
        return consumer.position(partition, PATIENCE) >= end.getOrDefault(partition, 0L);
    }

    private static Entry entry(ConsumerRecord<String, byte[]> record) {
        var key = record.key() == null ? "" : record.key();
        return new Entry(
                record.topic(),
                record.partition(),
                record.offset(),
                key,
                header(record, "ce_id"),
                instant(header(record, "ce_time")));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Instant instant(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }

    @Override
    public Map<String, Map<Position, Long>> committed() throws IOException {
        try (var admin = Admin.create(properties())) {
            var groups = wait(admin.listGroups(ListGroupsOptions.forConsumerGroups())
                            .all())
                    .stream()
                    .map(group -> group.groupId())
                    .toList();
            var asked = new HashMap<String, ListConsumerGroupOffsetsSpec>();
            groups.forEach(group -> asked.put(group, new ListConsumerGroupOffsetsSpec()));
            var committed = new HashMap<String, Map<Position, Long>>();
            wait(admin.listConsumerGroupOffsets(asked).all()).forEach((group, offsets) -> {
                var positions = new HashMap<Position, Long>();
                offsets.forEach((partition, offset) -> {
                    if (offset != null && Topic.index(partition.topic()) >= 0) {
                        positions.put(new Position(partition.topic(), partition.partition()), offset.offset());
                    }
                });
                if (!positions.isEmpty()) {
                    committed.put(group, positions);
                }
            });
            return committed;
        } catch (KafkaException e) {
            throw new IOException("Kafka at " + bootstrap + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private static <T> T wait(org.apache.kafka.common.KafkaFuture<T> future) throws IOException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not tell what its groups have read", e);
        }
    }

    private Properties properties() throws IOException {
        var properties = new Properties();
        if (propertiesFile.isPresent()) {
            try (var in = Files.newBufferedReader(Path.of(propertiesFile.get()))) {
                properties.load(in);
            }
        }
        properties.setProperty("bootstrap.servers", bootstrap);
        properties.setProperty("client.id", "huzhu-check");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("allow.auto.create.topics", "false");
        properties.setProperty("isolation.level", "read_committed");
        properties.setProperty("max.poll.records", "2000");
        properties.setProperty("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
        properties.setProperty("request.timeout.ms", "10000");
        return properties;
    }

    /** From when on each topic is complete: the first record of a partition that was cut is the oldest to rely on. */
    private static final class Completeness {

        private final Map<TopicPartition, Long> cut = new HashMap<>();
        private final Map<String, Instant> since = new HashMap<>();

        Completeness(Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
            first.forEach((partition, offset) -> {
                since.putIfAbsent(partition.topic(), Instant.EPOCH);
                if (offset > 0) {
                    if (offset.equals(end.get(partition))) {
                        since.put(partition.topic(), Instant.MAX);
                    } else {
                        cut.put(partition, offset);
                    }
                }
            });
        }

        void saw(TopicPartition partition, Entry entry) {
            if (cut.remove(partition) != null) {
                since.merge(partition.topic(), entry.created(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }

        Map<String, Instant> since() {
            return since;
        }
    }
}
