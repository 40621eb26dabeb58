package org.huzhu.check;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.check.claim.Decisions;
import org.huzhu.check.event.Topic;
import org.huzhu.check.event.TopicLog;
import org.huzhu.check.store.Database;
import org.huzhu.check.store.Service;

/**
 * A city with the services' own migrations and a few rows, in a database that each test copies and spoils. Its topics are
 * records in memory, made from the outboxes while they were still whole.
 */
final class City implements TopicLog, Decisions {

    private static final String TEMPLATE = "city";
    private static int copies;

    private static final class Holder {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("timezone", "Asia/Shanghai")
                        .start();
                build(postgres);
                return postgres;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final String name;
    final List<Entry> records = new ArrayList<>();
    final Map<String, Map<Position, Long>> committed = new HashMap<>();
    final List<Mismatch> mismatches = new ArrayList<>();

    City() throws SQLException {
        name = TEMPLATE + ++copies;
        var postgres = Holder.POSTGRES;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + TEMPLATE);
        }
        readOutboxes();
        for (var topic : Topic.ALL) {
            topic.consumers()
                    .forEach(consumer -> committed
                            .computeIfAbsent(consumer.name(), _ -> new HashMap<>())
                            .put(new Position(topic.name(), 0), 1_000_000L));
        }
    }

    /** Breaks something the way only somebody with the superuser's password can. */
    City spoil(String... statements) throws SQLException {
        try (var connection = connect(name);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    Report check() {
        return new Checker(settings(), this, this).run();
    }

    Report checkAs(String role) {
        return new Checker(settings(role), this, this).run();
    }

    CheckSettings settings() {
        return settings("postgres");
    }

    CheckSettings settings(String role) {
        var databases = new EnumMap<Service, Database>(Service.class);
        var jdbc = "jdbc:postgresql://localhost:%d/%s".formatted(Holder.POSTGRES.getPort(), name);
        for (var service : Service.values()) {
            databases.put(service, new Database(jdbc, role, "postgres"));
        }
        return new CheckSettings(
                databases,
                "",
                Optional.empty(),
                URI.create("http://localhost:1"),
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofDays(13),
                Duration.ZERO,
                Duration.ofMinutes(5),
                10,
                100_000,
                0);
    }

    @Override
    public Map<String, Instant> readAll(Reader reader) throws IOException {
        for (var record : records) {
            reader.read(record);
        }
        var since = new HashMap<String, Instant>();
        Topic.ALL.forEach(topic -> since.put(topic.name(), Instant.EPOCH));
        return since;
    }

    @Override
    public Map<String, Map<Position, Long>> committed() {
        return committed;
    }

    @Override
    public Page verify(String after) {
        return new Page(1, List.copyOf(mismatches), "");
    }

    private void readOutboxes() throws SQLException {
        try (var connection = connect(name);
                var statement = connection.createStatement()) {
            for (var service : Service.values()) {
                try (var rows = statement.executeQuery(
                        "select topic, key, id, seq, created_at from " + service.schema() + ".outbox order by seq")) {
                    while (rows.next()) {
                        records.add(new Entry(
                                rows.getString("topic"),
                                0,
                                rows.getLong("seq"),
                                rows.getString("key"),
                                rows.getString("id"),
                                rows.getTimestamp("created_at").toInstant()));
                    }
                }
            }
        }
    }

    Connection connect() throws SQLException {
        return connect(name);
    }

    private static Connection connect(String database) throws SQLException {
        return Holder.POSTGRES.getDatabase("postgres", database).getConnection();
    }

    private static void build(EmbeddedPostgres postgres) throws SQLException, IOException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + TEMPLATE);
        }
        try (var connection = postgres.getDatabase("postgres", TEMPLATE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create extension btree_gist");
            for (var service : Service.values()) {
                statement.execute("create schema " + service.schema());
                statement.execute("set search_path = " + service.schema() + ", public");
                for (var file : migrations(service)) {
                    statement.execute(Files.readString(file));
                }
                statement.execute(resource("/city/" + service.schema() + ".sql"));
            }
            for (var topic : Topic.ALL) {
                for (var consumer : topic.consumers()) {
                    for (var producer : topic.producers()) {
                        statement.execute(
                                "insert into %s.inbox select '%s', id, now() - interval '2 hours' from %s.outbox where topic = '%s'"
                                        .formatted(
                                                consumer.service().schema(),
                                                consumer.name(),
                                                producer.schema(),
                                                topic.name()));
                    }
                }
            }
        }
    }

    /** In Flyway's order: versions, then what is repeatable. */
    private static List<Path> migrations(Service service) throws IOException {
        var root = root();
        var own = root.resolve(service.schema() + "-service/src/main/resources/db/migration");
        try (var platform = Files.list(root.resolve("platform/src/main/resources/db/platform"));
                var mine = Files.list(own)) {
            return Stream.concat(platform, mine)
                    .filter(file -> file.getFileName().toString().matches("[VR].*\\.sql"))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString().startsWith("R"))
                            .thenComparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    static Path root() {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }

    private static String resource(String path) {
        try (var in = City.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
