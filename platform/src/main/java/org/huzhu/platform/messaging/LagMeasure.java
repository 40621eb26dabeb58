package org.huzhu.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.huzhu.platform.measure.GaugeTable;
import org.huzhu.platform.measure.Measure;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple3;

/**
 * How far each consumer is behind, by what the broker knows: committed against last offsets. A consumer that is stuck,
 * or not there at all, is seen as well. Where nothing was committed yet, all that the topic holds is still to be read.
 */
class LagMeasure implements Measure, DisposableBean {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final List<EventHandler> handlers;
    private final Supplier<Admin> connect;
    private final GaugeTable lag;
    private volatile @Nullable Admin admin;

    LagMeasure(List<EventHandler> handlers, Supplier<Admin> connect, MeterRegistry meters) {
        this.handlers = handlers;
        this.connect = connect;
        this.lag = new GaugeTable(
                meters, "huzhu.consumer.lag", "records the consumer has not read yet", "consumer", "topic");
    }

    @Override
    public String what() {
        return "lag";
    }

    @Override
    public Mono<Void> read() {
        if (handlers.isEmpty()) {
            return Mono.empty();
        }
        var topics =
                handlers.stream().flatMap(handler -> handler.topics().stream()).collect(Collectors.toSet());
        return partitions(topics)
                .flatMap(partitions -> Mono.zip(
                        committed(),
                        offsets(partitions, OffsetSpec.earliest()),
                        offsets(partitions, OffsetSpec.latest())))
                .doOnNext(this::show)
                .then();
    }

    private void show(
            Tuple3<
                            Map<String, Map<TopicPartition, OffsetAndMetadata>>,
                            Map<TopicPartition, Long>,
                            Map<TopicPartition, Long>>
                    known) {
        var rows = new HashMap<List<String>, Long>();
        for (var handler : handlers) {
            var committed = known.getT1().getOrDefault(handler.consumer(), Map.of());
            handler.topics().forEach(topic -> rows.put(List.of(handler.consumer(), topic), 0L));
            known.getT3().forEach((partition, end) -> {
                if (handler.topics().contains(partition.topic())) {
                    var read = committed.get(partition);
                    var next = read == null ? known.getT2().getOrDefault(partition, 0L) : read.offset();
                    rows.merge(List.of(handler.consumer(), partition.topic()), Math.max(0, end - next), Long::sum);
                }
            });
        }
        lag.showRows(rows);
    }

    private Mono<Set<TopicPartition>> partitions(Set<String> topics) {
        return mono(() -> admin().describeTopics(topics).allTopicNames())
                .map(described -> described.values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toSet()));
    }

    private Mono<Map<String, Map<TopicPartition, OffsetAndMetadata>>> committed() {
        var groups = handlers.stream()
                .collect(Collectors.toMap(EventHandler::consumer, _ -> new ListConsumerGroupOffsetsSpec()));
        return mono(() -> admin().listConsumerGroupOffsets(groups).all());
    }

    private Mono<Map<TopicPartition, Long>> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec));
        return mono(() -> admin().listOffsets(asked).all()).map(LagMeasure::offsetsOf);
    }

    private static Map<TopicPartition, Long> offsetsOf(Map<TopicPartition, ListOffsetsResultInfo> infos) {
        return infos.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, info -> info.getValue().offset()));
    }

    private static <T> Mono<T> mono(Supplier<KafkaFuture<T>> asked) {
        return Mono.fromFuture(() -> asked.get().toCompletionStage().toCompletableFuture());
    }

    /** One connection, made at the first reading. */
    private synchronized Admin admin() {
        var known = admin;
        if (known == null) {
            known = connect.get();
            admin = known;
        }
        return known;
    }

    @Override
    public synchronized void destroy() {
        var known = admin;
        if (known != null) {
            known.close(LONGEST_CLOSE);
        }
    }
}
