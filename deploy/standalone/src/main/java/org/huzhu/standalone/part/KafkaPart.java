package org.huzhu.standalone.part;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.huzhu.standalone.Settings;
import org.huzhu.standalone.StandaloneException;
import org.huzhu.standalone.process.Daemon;
import org.huzhu.standalone.process.Ports;

/** A Kafka broker that is its own controller (KRaft), in a JVM of its own, from the jars of Maven Central. */
public final class KafkaPart implements Part {

    private final Daemon daemon;
    private final int port;
    private final int controllerPort;
    private final Path folder;
    private final Path launcher;
    private final boolean underLoad;

    public KafkaPart(Settings settings) {
        this.daemon = new Daemon("kafka", settings.runFolder());
        this.port = settings.layout().kafka();
        this.controllerPort = settings.layout().kafkaController();
        this.folder = settings.home().resolve("kafka");
        this.launcher = settings.root().resolve("deploy/standalone/target");
        this.underLoad = settings.underLoad();
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public List<Port> ports() {
        return List.of(new Port("Kafka", port), new Port("Kafka controller", controllerPort));
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void prepare() {
        Folders.create(folder);
        var properties = folder.resolve("server.properties");
        try {
            Files.writeString(properties, properties());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            format(properties);
        }
    }

    @Override
    public Daemon.Spec spec() {
        var command = new JavaCommand("256m", underLoad)
                .with("-Xshare:auto", "-Dlog4j2.configurationFile=kafka-log4j2.properties")
                .with("-cp", classPath(), "kafka.Kafka")
                .with(folder.resolve("server.properties").toString());
        return new Daemon.Spec(command.words(), Map.of("HUZHU_KAFKA_PORT", Integer.toString(port)));
    }

    @Override
    public boolean isReady() {
        if (!Ports.answers("127.0.0.1", port)) {
            return false;
        }
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap(), "request.timeout.ms", 3_000))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean stop() {
        return daemon.stop(Daemon.Signal.TERM, Duration.ofSeconds(30));
    }

    /** The launcher's jars as they were built, however this process itself was started. */
    private String classPath() {
        return launcher.resolve("standalone.jar") + File.pathSeparator + launcher.resolve("lib") + "/*";
    }

    private static void format(Path properties) {
        var said = new ByteArrayOutputStream();
        var code = StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new StandaloneException("Kafka 初始化失败 / format failed:\n" + said.toString(StandardCharsets.UTF_8));
        }
    }

    private String properties() {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            num.partitions=6
            offsets.topic.num.partitions=6
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            log.cleaner.dedupe.buffer.size=8388608
            log.index.size.max.bytes=1048576
            log.retention.hours=168
            """.formatted(port, controllerPort, folder.resolve("log"));
    }
}
