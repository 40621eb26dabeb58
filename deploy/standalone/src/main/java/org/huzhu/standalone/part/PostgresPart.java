package org.huzhu.standalone.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huzhu.standalone.Secrets;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.process.Commands;
import org.huzhu.standalone.process.Daemon;
import org.huzhu.standalone.process.Ports;

/** PostgreSQL on a data folder of its own, durable: what is committed survives kill -9 and a power cut. */
public final class PostgresPart implements Part {

    private static final String DATABASE = "huzhu";
    private static final String ADMINISTRATOR = "postgres";
    private static final List<String> SCHEMAS = List.of("enrollment", "claims", "member", "notification");

    private final Daemon daemon;
    private final Secrets secrets;
    private final int port;
    private final Path home;
    private final Path binaries;
    private final Path data;

    public PostgresPart(Settings settings, Secrets secrets) {
        this.daemon = new Daemon("postgres", settings.runFolder());
        this.secrets = secrets;
        this.port = settings.layout().postgres();
        this.home = settings.home();
        this.binaries = settings.home().resolve("bin/postgres");
        this.data = settings.home().resolve("postgres");
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public List<Port> ports() {
        return List.of(new Port("PostgreSQL", port));
    }

    public Settings.Database database() {
        return new Settings.Database("127.0.0.1", port, DATABASE, DATABASE, secrets.databasePassword());
    }

    /** The owner of the cluster, in the platform's database. */
    public Connection administrator() throws SQLException {
        return DriverManager.getConnection(administration(DATABASE), ADMINISTRATOR, secrets.administratorPassword());
    }

    @Override
    public void prepare() {
        Folders.create(home.resolve("bin"));
        PostgresBinaries.unpackTo(binaries);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
    }

    @Override
    public Daemon.Spec spec() {
        var command = asOrdinaryUser();
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "fsync", "on");
        setting(command, "synchronous_commit", "on");
        setting(command, "full_page_writes", "on");
        setting(command, "max_connections", "160");
        setting(command, "shared_buffers", "96MB");
        setting(command, "max_wal_size", "2GB");
        setting(command, "timezone", "Asia/Shanghai");
        setting(command, "log_timezone", "Asia/Shanghai");
        // The log never shows values of columns or parameters.
        setting(command, "log_error_verbosity", "terse");
        setting(command, "log_parameter_max_length_on_error", "0");
        return new Daemon.Spec(command, Map.of());
    }

    @Override
    public boolean isReady() {
        if (!Ports.answers("127.0.0.1", port)) {
            return false;
        }
        try (var _ = DriverManager.getConnection(
                administration("postgres"), ADMINISTRATOR, secrets.administratorPassword())) {
            return true;
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new StandaloneException(
                        "keys.properties 与数据库不匹配 / keys.properties does not fit the data in " + data);
            }
            return false;
        }
    }

    /** Role, database and schemas; each only when missing. The extension first, because four services would race to create it. */
    @Override
    public void afterReady() {
        sql(
                "postgres",
                "select 1 from pg_roles where rolname = 'huzhu'",
                "create role huzhu login password '" + secrets.databasePassword() + "'");
        sql("postgres", "select 1 from pg_database where datname = 'huzhu'", "create database huzhu owner huzhu");
        sql(DATABASE, "select 1 from pg_extension where extname = 'btree_gist'", "create extension btree_gist");
        for (var schema : SCHEMAS) {
            sql(
                    DATABASE,
                    "select 1 from pg_namespace where nspname = '" + schema + "'",
                    "create schema " + schema + " authorization huzhu");
        }
    }

    @Override
    public boolean stop() {
        return daemon.stop(Daemon.Signal.INT, Duration.ofSeconds(30));
    }

    private void initialise() {
        Folders.delete(data);
        Folders.create(home);
        var passwordFile = data.resolveSibling("postgres.password");
        try {
            Files.deleteIfExists(passwordFile);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, secrets.administratorPassword());
            var command = asOrdinaryUser();
            command.addAll(
                    List.of(binaries.resolve("bin/initdb").toString(), "-D", data.toString(), "-U", ADMINISTRATOR));
            command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8"));
            command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            var answer = Commands.run(Duration.ofMinutes(2), command.toArray(String[]::new));
            if (!answer.succeeded()) {
                Folders.delete(data);
                throw new StandaloneException("PostgreSQL 初始化失败 / initdb failed:\n" + answer.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is somebody else. */
    private static List<String> asOrdinaryUser() {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            if (!Commands.run(Duration.ofSeconds(5), "unshare", "-U", "true").succeeded()) {
                throw new StandaloneException("""
                    PostgreSQL 不能以 root 运行，此环境也不允许用户命名空间：请用普通用户运行，或设置 HUZHU_DB_HOST 使用外部数据库
                    PostgreSQL does not run as root and user namespaces are not allowed here: \
                    run as an ordinary user, or set HUZHU_DB_HOST\
                    """);
            }
            command.addAll(List.of("unshare", "-U"));
        }
        return command;
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    private void sql(String database, String isThere, String create) {
        try (var connection = DriverManager.getConnection(
                        administration(database), ADMINISTRATOR, secrets.administratorPassword());
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery(isThere)) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute(create);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String administration(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?loginTimeout=5".formatted(port, database);
    }
}
