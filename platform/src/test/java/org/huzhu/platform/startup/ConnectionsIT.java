package org.huzhu.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;
import org.yaml.snakeyaml.Yaml;

/** The variables of an installation, against a database with a certificate and the broker as compose starts it. */
class ConnectionsIT {

    private static final String STORE_PASSWORD = "only-in-this-test";

    @TempDir
    Path folder;

    @ImportAutoConfiguration({R2dbcAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class WithDatabase {}

    @ImportAutoConfiguration(KafkaAutoConfiguration.class)
    static class WithBroker {}

    @Test
    void theDatabasesCertificateIsChecked() throws Exception {
        var certificate = certificate("database");
        var other = certificate("other");
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", folder.resolve("database.key").toString())
                .start()) {
            try (var context = database(postgres.getPort(), certificate)) {
                var secured = context.getBean(DatabaseClient.class)
                        .sql("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                        .map(row -> row.get(0, Boolean.class))
                        .one()
                        .block(Duration.ofSeconds(10));
                assertThat(secured).isTrue();
            }
            assertThatThrownBy(() -> database(postgres.getPort(), other).close())
                    .hasStackTraceContaining("PKIX path");
        }
    }

    private static ConfigurableApplicationContext database(int port, Path authority) {
        return new SpringApplicationBuilder(WithDatabase.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--HUZHU_DB_SSLMODE=verify-full",
                        "--HUZHU_DB_CA=" + authority,
                        "--spring.r2dbc.url=r2dbc:postgresql://localhost:" + port + "/postgres?schema=tls",
                        "--spring.r2dbc.username=postgres",
                        "--spring.r2dbc.password=postgres",
                        "--spring.flyway.url=jdbc:postgresql://localhost:" + port + "/postgres",
                        "--spring.flyway.user=postgres",
                        "--spring.flyway.password=postgres",
                        "--spring.flyway.schemas=tls",
                        "--spring.flyway.locations=classpath:db/platform");
    }

    /** Signed by itself, for localhost; the key beside it. */
    private Path certificate(String name) throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc:c",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        var key = folder.resolve(name + ".key");
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        keys.getKey("it", STORE_PASSWORD.toCharArray()).getEncoded()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(
                folder.resolve(name + ".crt"),
                pem("CERTIFICATE", keys.getCertificate("it").getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes));
    }

    @Test
    void theBrokerOfComposeTakesThoseItKnowsAndNobodyElse() throws Exception {
        var port = freePort();
        var broker = startBroker(port);
        try {
            assertThat(nodes(port, "claims", "password-of-KAFKA_CLAIMS_PASSWORD"))
                    .isOne();
            assertThatThrownBy(() -> nodes(port, "claims", "password-of-KAFKA_MEMBER_PASSWORD"))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> nodes(port, "stranger", "password-of-KAFKA_CLAIMS_PASSWORD"))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        } finally {
            broker.destroy();
            assertThat(broker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int nodes(int port, String user, String password) throws Exception {
        try (var context = new SpringApplicationBuilder(WithBroker.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + port,
                        "--HUZHU_KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT",
                        "--HUZHU_KAFKA_SASL_MECHANISM=PLAIN",
                        "--HUZHU_KAFKA_USER=" + user,
                        "--HUZHU_KAFKA_PASSWORD=" + password)) {
            try (var admin = Admin.create(context.getBean(KafkaAdmin.class).getConfigurationProperties())) {
                return admin.describeCluster().nodes().get(60, TimeUnit.SECONDS).size();
            }
        }
    }

    /** The image turns KAFKA_A_B into a.b; so do we, and move addresses and folders to this machine. */
    private Process startBroker(int port) throws IOException, InterruptedException {
        var settings = new Properties();
        composeSettings()
                .forEach((name, value) -> settings.setProperty(
                        name.substring("KAFKA_".length())
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '.'),
                        value.toString().replaceAll("\\$\\{(\\w+):\\?[^}]*}", "password-of-$1")));
        var internal = freePort();
        var controller = freePort();
        settings.replaceAll((_, value) -> value.toString()
                .replace("0.0.0.0:9092", "127.0.0.1:" + port)
                .replace("broker:9092", "127.0.0.1:" + port)
                .replace("127.0.0.1:19092", "127.0.0.1:" + internal)
                .replace("127.0.0.1:29093", "127.0.0.1:" + controller));
        settings.setProperty("log.dirs", folder.resolve("kafka").toString());
        var file = folder.resolve("server.properties");
        try (var out = new FileOutputStream(file.toFile())) {
            settings.store(out, null);
        }
        var id = Uuid.randomUuid().toString();
        assertThat(java(List.of("kafka.tools.StorageTool", "format", "-t", id, "-c", file.toString()))
                        .waitFor())
                .as(Files.readString(folder.resolve("kafka.log")))
                .isZero();
        return java(List.of("kafka.Kafka", file.toString()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> composeSettings() throws IOException {
        var compose = new Yaml()
                .<Map<String, Map<String, Map<String, Object>>>>load(
                        Files.readString(Path.of("../deploy/compose/compose.yaml")));
        return (Map<String, Object>) compose.get("services").get("broker").get("environment");
    }

    private Process java(List<String> words) throws IOException {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-cp", classPath()));
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("kafka.log").toFile()))
                .start();
    }

    /** Some launchers of tests load them from elsewhere than the class path. */
    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
