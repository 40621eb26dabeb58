package org.huzhu.platform.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Real PostgreSQL and Kafka for tests, one of each per JVM: containers where a Docker engine answers, embedded ones
 * elsewhere; {@code -Dtest.infra=containers|embedded} decides otherwise. This is the only place that knows the
 * difference.
 */
public final class Infrastructure implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Where a started PostgreSQL listens. */
    public record Postgres(String host, int port, String database, String user, String password) {

        public String r2dbc(String schema) {
            return "r2dbc:postgresql://%s:%d/%s?schema=%s".formatted(host, port, database, schema);
        }

        public String jdbc(String schema) {
            return "jdbc:postgresql://%s:%d/%s?currentSchema=%s".formatted(host, port, database, schema);
        }
    }

    private static final class PostgresHolder {
        static final Postgres POSTGRES = useContainers() ? container() : embedded();

        private static Postgres container() {
            var container = new PostgreSQLContainer("postgres:18-alpine");
            container.start();
            return new Postgres(
                    container.getHost(),
                    container.getMappedPort(5432),
                    container.getDatabaseName(),
                    container.getUsername(),
                    container.getPassword());
        }

        private static Postgres embedded() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                return new Postgres("localhost", postgres.getPort(), "postgres", "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class KafkaHolder {
        static final String BOOTSTRAP = useContainers() ? container() : embedded();

        private static String container() {
            var container = new KafkaContainer("apache/kafka:4.1.1");
            container.start();
            return container.getBootstrapServers();
        }

        private static String embedded() {
            var broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.afterPropertiesSet();
            // After the last context has closed, or its producers would look for a broker that is gone.
            SpringApplication.getShutdownHandlers().add(broker::destroy);
            return broker.getBrokersAsString();
        }
    }

    public static Postgres postgres() {
        return PostgresHolder.POSTGRES;
    }

    public static String kafka() {
        return KafkaHolder.BOOTSTRAP;
    }

    /** Properties that point a service at the test infrastructure, with keys that exist only in tests. */
    public static Map<String, String> properties(String schema) {
        var postgres = postgres();
        return Map.ofEntries(
                Map.entry("spring.r2dbc.url", postgres.r2dbc(schema)),
                Map.entry("spring.r2dbc.username", postgres.user()),
                Map.entry("spring.r2dbc.password", postgres.password()),
                Map.entry("spring.flyway.url", postgres.jdbc(schema)),
                Map.entry("spring.flyway.user", postgres.user()),
                Map.entry("spring.flyway.password", postgres.password()),
                Map.entry("spring.flyway.schemas", schema),
                Map.entry("spring.kafka.bootstrap-servers", kafka()),
                Map.entry("spring.kafka.consumer.auto-offset-reset", "earliest"),
                Map.entry("huzhu.privacy.active-key", "t1"),
                Map.entry("huzhu.privacy.keys.t1", "dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTMyLWJ5dGVz"),
                Map.entry("huzhu.privacy.index-key", "dGVzdC1vbmx5LWluZGV4LXRlc3Qtb25seS1pbmRleC0zMmI="),
                Map.entry("huzhu.messaging.poll-interval", "250ms"),
                Map.entry("huzhu.messaging.first-retry", "50ms"),
                Map.entry("huzhu.messaging.partitions", "3"),
                Map.entry("management.server.port", "0"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var name = context.getEnvironment().getProperty("spring.application.name", "platform");
        TestPropertyValues.of(properties(name.replace("-service", ""))).applyTo(context);
    }

    private static boolean useContainers() {
        return switch (System.getProperty("test.infra", "auto")) {
            case "containers" -> true;
            case "embedded" -> false;
            default -> DockerClientFactory.instance().isDockerAvailable();
        };
    }
}
