package org.huzhu.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.startup.Migration;
import org.huzhu.platform.testkit.Infrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The roles, the migration and the service as an installation has them: deploy/database/roles.sql, owner and service apart. */
@DisplayName("S20: the running service owns nothing and can create nothing")
class LeastPrivilegeIT {

    private static final Infrastructure.Postgres SERVER = Infrastructure.postgres();
    private static final String DATABASE = "least_privilege";
    private static final String OWNER = "huzhu_claims_owner";
    private static final String SERVICE = "huzhu_claims";
    private static final String CHECKER = "huzhu_check";

    @TempDir
    static Path files;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void install() throws SQLException, IOException {
        sql(connection(SERVER.database(), SERVER.user()), "create database " + DATABASE);
        var roles = Files.readString(Path.of("../deploy/database/roles.sql"));
        sql(administration(), roles);
        sql(administration(), roles);
        for (var role : List.of(OWNER, SERVICE, CHECKER)) {
            sql(administration(), "alter role " + role + " login password '" + SERVER.password() + "'");
        }
        migrate();
        migrate();
        service = SpringApplication.run(ClaimsServiceApplication.class, arguments(settings(false)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void itWorks() throws SQLException {
        var audit = service.getBean(Audit.class);
        audit.recordSystem(Audit.Entry.of("LOOKED_AT", "THING", "1")).block(Duration.ofSeconds(10));

        assertThat(one(as(SERVICE), "select count(*) from audit")).isEqualTo("1");
        assertThat(one(as(SERVICE), """
                insert into outbox (id, topic, key, body, trace_id, created_at)
                values (gen_random_uuid(), 'claim.changed', 'k', '{}', '', now()) returning slice >= 0""")).isEqualTo("t");
        assertThat(one(as(SERVICE), "select count(*) > 5 from pg_tables where schemaname = 'claims'"))
                .isEqualTo("t");
        assertThat(one(as(SERVICE), "select count(*) from pg_class where relowner = 'huzhu_claims'::regrole"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (a int)",
                "create table public.mine (a int)",
                "create schema mine",
                "create temporary table mine (a int)",
                "alter table outbox add column mine int",
                "drop table outbox",
                "truncate outbox",
                "create index mine on outbox (topic)",
                "alter function audit_is_append_only() owner to huzhu_claims",
                "alter table audit disable trigger audit_append_only",
                "update audit set actor = 'nobody'",
                "delete from audit",
                "update journal set kind = kind",
                "delete from journal_entry",
                "delete from flyway_schema_history",
                "select * from member.outbox",
                "set role huzhu_claims_owner",
                "create role mine",
                "copy outbox to program 'cat'",
            })
    void itMayNot(String statement) {
        assertThatThrownBy(() -> sql(as(SERVICE), statement))
                .isInstanceOf(SQLException.class)
                .matches(e -> ((SQLException) e).getSQLState().equals("42501"), "permission denied");
    }

    @Test
    void theCheckerReadsAndWritesNothing() throws SQLException {
        assertThat(one(as(CHECKER), "select count(*) >= 0 from journal")).isEqualTo("t");
        assertThat(one(as(CHECKER), "select count(*) >= 0 from outbox")).isEqualTo("t");
        assertThatThrownBy(() -> sql(as(CHECKER), "begin read write; delete from outbox"))
                .hasMessageContaining("permission denied");
    }

    private static void migrate() {
        Migration.main(arguments(settings(true)));
    }

    private static Map<String, String> settings(boolean migrating) {
        var settings = new HashMap<>(Infrastructure.properties("claims"));
        settings.put("spring.r2dbc.url", SERVER.r2dbc("claims").replace("/" + SERVER.database(), "/" + DATABASE));
        settings.put("spring.r2dbc.username", SERVICE);
        settings.put("spring.flyway.url", jdbc(DATABASE));
        settings.put("spring.flyway.user", OWNER);
        settings.put("spring.flyway.enabled", Boolean.toString(migrating));
        settings.put("spring.profiles.active", "test");
        settings.put("server.port", "0");
        settings.put("huzhu.files.folder", files.toString());
        settings.put("huzhu.messaging.relay", "false");
        settings.put("spring.kafka.consumer.group-id", DATABASE);
        return settings;
    }

    private static String[] arguments(Map<String, String> settings) {
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments.toArray(String[]::new);
    }

    private static String jdbc(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(SERVER.host(), SERVER.port(), database);
    }

    private static Connection administration() throws SQLException {
        return connection(DATABASE, SERVER.user());
    }

    private static Connection as(String role) throws SQLException {
        var connection = connection(DATABASE, role);
        connection.setSchema("claims");
        return connection;
    }

    private static Connection connection(String database, String role) throws SQLException {
        return DriverManager.getConnection(jdbc(database), role, SERVER.password());
    }

    private static void sql(Connection connection, String statement) throws SQLException {
        try (connection;
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (connection;
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
