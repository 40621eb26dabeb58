package org.huzhu.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.huzhu.platform.events.EventTypes;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.web.PlatformWebAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import tools.jackson.databind.json.JsonMapper;

/** Outbox, relay and listeners for every service that has a database and a broker. */
@AutoConfiguration(
        after = PlatformWebAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@ConditionalOnClass({KafkaTemplate.class, DatabaseClient.class})
@EnableConfigurationProperties(MessagingSettings.class)
@EnableScheduling
public class MessagingAutoConfiguration {

    /**
     * A use case's transaction may run inside that of an idempotent request or a listener. It then is a savepoint: what
     * it undoes is undone even where the outer one goes on and commits, which Spring's reactive manager would not see
     * to otherwise. Run such inner ones one after another ({@code concatMap}); they share one connection.
     */
    @Bean
    TransactionalOperator transactionalOperator(ReactiveTransactionManager manager) {
        return TransactionalOperator.create(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    @Bean
    Outbox outbox(DatabaseClient db, JsonMapper json, Clock clock) {
        return new Outbox(db, json, clock);
    }

    @Bean
    DeadLetters deadLetters(DatabaseClient db, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        return new DeadLetters(db, transaction, json, clock);
    }

    @Bean
    Consumption consumption(
            DatabaseClient db,
            TransactionalOperator transaction,
            DeadLetters deadLetters,
            JsonMapper json,
            Clock clock,
            ConsumptionMeters meters,
            Tracing tracing) {
        return new Consumption(db, transaction, deadLetters, json, clock, meters, tracing);
    }

    @Bean
    @ConditionalOnProperty(name = "huzhu.messaging.relay", matchIfMissing = true)
    OutboxRelay outboxRelay(
            DatabaseClient db,
            TransactionalOperator transaction,
            KafkaTemplate<String, String> kafka,
            ConnectionFactory connections,
            MessagingSettings settings,
            Clock clock,
            MeterRegistry meters,
            Tracing tracing) {
        return new OutboxRelay(db, transaction, kafka, new OutboxWakeUp(connections), settings, clock, meters, tracing);
    }

    @Bean
    EventListeners eventListeners(
            List<EventHandler> handlers,
            Consumption consumption,
            ConsumerFactory<String, String> consumers,
            MessagingSettings settings,
            ConsumptionMeters meters) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, String>();
        factory.setConsumerFactory(consumers);
        // The inbox absorbs what a crash delivers again, so a commit per poll is enough.
        factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
        factory.setConcurrency(settings.concurrency());
        var threads = new SimpleAsyncTaskExecutor("listener-");
        threads.setVirtualThreads(true);
        factory.getContainerProperties().setListenerTaskExecutor(threads);
        return new EventListeners(handlers, consumption, factory, settings, meters);
    }

    /**
     * All topics of the published language, made by whoever starts first: a topic the broker made up by itself would
     * have other partitions, and keys change places when partitions are added. In production they may exist already
     * with more.
     */
    @Bean
    KafkaAdmin.NewTopics topics(List<EventHandler> handlers, MessagingSettings settings) {
        return new KafkaAdmin.NewTopics(Stream.concat(
                        EventTypes.ALL.stream().map(EventTypes::topicOf),
                        handlers.stream().flatMap(handler -> handler.topics().stream()))
                .flatMap(topic -> Stream.of(topic, topic + ".dlt"))
                .distinct()
                .map(topic -> TopicBuilder.name(topic)
                        .partitions(settings.partitions())
                        .replicas(settings.replication())
                        .build())
                .toArray(NewTopic[]::new));
    }

    @Bean
    DeadLetterEndpoint deadLetterEndpoint(
            DeadLetters deadLetters, List<EventHandler> handlers, Consumption consumption) {
        return new DeadLetterEndpoint(deadLetters, handlers, consumption);
    }

    @Bean
    ConsumptionMeters consumptionMeters(MeterRegistry meters, Clock clock) {
        return new ConsumptionMeters(meters, clock);
    }

    @Bean
    OutboxMeasure outboxMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        return new OutboxMeasure(db, clock, meters);
    }

    @Bean
    DeadLetterMeasure deadLetterMeasure(DatabaseClient db, Clock clock, MeterRegistry meters) {
        return new DeadLetterMeasure(db, clock, meters);
    }

    @Bean
    LagMeasure lagMeasure(List<EventHandler> handlers, KafkaAdmin broker, MeterRegistry meters) {
        return new LagMeasure(handlers, () -> Admin.create(broker.getConfigurationProperties()), meters);
    }

    @Bean
    Purge purge(DatabaseClient db, MessagingSettings settings, Clock clock) {
        return new Purge(db, settings, clock);
    }
}
