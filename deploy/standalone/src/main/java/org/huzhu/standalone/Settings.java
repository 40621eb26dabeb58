package org.huzhu.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where this installation lives and what of it is ours to start.
 *
 * @param root the repository, or any folder with the built jars below it
 * @param home data, keys, logs and unpacked jars
 * @param port the gateway; everything else follows from it, see {@link Layout}
 * @param bindAddress where the gateway listens; everything else stays on loopback
 * @param clockOffset added to the real time in all services
 * @param underLoad lets the services compile fully, for measurements rather than a quick start
 * @param observed starts Prometheus and the invariant checker too
 * @param database an outside PostgreSQL, which is then not started
 * @param kafka bootstrap servers of an outside Kafka, which is then not started
 * @param passed further settings handed to every service as environment variables
 */
public record Settings(
        Path root,
        Path home,
        int port,
        String bindAddress,
        Duration clockOffset,
        boolean underLoad,
        boolean observed,
        Optional<Database> database,
        Optional<String> kafka,
        Map<String, String> passed) {

    public static final int DEFAULT_PORT = 8080;

    public Settings {
        passed = Map.copyOf(passed);
    }

    /** A PostgreSQL to connect to. */
    public record Database(String host, int port, String name, String user, String password) {

        public String jdbc() {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
        }

        @Override
        public String toString() {
            return "%s:%d/%s".formatted(host, port, name);
        }
    }

    /** A private installation on loopback with everything started by us. */
    public static Settings local(Path root, Path home, int port) {
        return new Settings(
                root,
                home,
                port,
                "127.0.0.1",
                Duration.ZERO,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public Settings with(Map<String, String> morePassed) {
        return new Settings(
                root, home, port, bindAddress, clockOffset, underLoad, observed, database, kafka, morePassed);
    }

    public Settings forLoad() {
        return new Settings(root, home, port, bindAddress, clockOffset, true, observed, database, kafka, passed);
    }

    public Settings watched() {
        return new Settings(root, home, port, bindAddress, clockOffset, underLoad, true, database, kafka, passed);
    }

    /** Asked for by name: another address of the gateway, or a database elsewhere. The services refuse the demo there otherwise. */
    public boolean reachesBeyondThisMachine() {
        return !bindAddress.equals("127.0.0.1")
                || database.map(Database::host)
                        .filter(host -> !host.equals("127.0.0.1") && !host.equals("localhost"))
                        .isPresent();
    }

    public Layout layout() {
        return new Layout(port);
    }

    public Path runFolder() {
        return home.resolve("run");
    }

    public Path logFolder() {
        return runFolder().resolve("logs");
    }
}
