package org.huzhu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.part.Folders;
import org.huzhu.standalone.part.KafkaPart;
import org.huzhu.standalone.part.Part;
import org.huzhu.standalone.part.PostgresPart;
import org.huzhu.standalone.part.PrometheusPart;
import org.huzhu.standalone.part.ServicePart;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.process.Ports;

/** All parts together: first what stores, then the services, then what watches them; stopped in the opposite order. */
public final class Platform {

    private final Settings settings;
    private final List<Part> foundations = new ArrayList<>();
    private final List<ServicePart> services = new ArrayList<>();
    private final List<Part> observers = new ArrayList<>();
    private final Settings.Database database;
    private final String kafka;

    public Platform(Settings settings) {
        this.settings = settings;
        Folders.create(settings.logFolder());
        var secrets = Secrets.in(settings.home());
        this.database = settings.database().orElseGet(() -> {
            var postgres = new PostgresPart(settings, secrets);
            foundations.add(postgres);
            return postgres.database();
        });
        this.kafka = settings.kafka().orElseGet(() -> {
            var broker = new KafkaPart(settings);
            foundations.add(broker);
            return broker.bootstrap();
        });
        for (var service : Layout.SERVICES) {
            services.add(new ServicePart(service, settings, database, kafka, secrets));
        }
        if (settings.observed()) {
            observers.add(new CheckerPart(settings, database, kafka));
            observers.add(new PrometheusPart(settings));
        }
    }

    public Settings settings() {
        return settings;
    }

    public Settings.Database database() {
        return database;
    }

    /** Bootstrap servers. */
    public String kafka() {
        return kafka;
    }

    /** A session of the cluster's owner; only where the database is ours. */
    public Connection administrator() throws SQLException {
        if (part("postgres") instanceof PostgresPart postgres) {
            return postgres.administrator();
        }
        throw new StandaloneException("数据库不由 ./up 管理 / the database is not one of ./up");
    }

    public List<Part> parts() {
        var all = new ArrayList<>(foundations);
        all.addAll(services);
        all.addAll(observers);
        return List.copyOf(all);
    }

    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StandaloneException("没有此组件 / no such part: " + name));
    }

    /** Starts what does not run, restarts what runs with other settings or an older jar, and leaves the rest alone. */
    public void start(Progress progress) {
        locked(() -> {
            observers.forEach(Part::prepare);
            parts().stream().filter(part -> !part.daemon().isAlive()).forEach(this::requireFree);
            together(foundations, part -> bringUp(part, progress));
            var onlyTwo = new Semaphore(2);
            together(services, part -> {
                onlyTwo.acquireUninterruptibly();
                try {
                    part.prepare();
                } finally {
                    onlyTwo.release();
                }
            });
            together(services, part -> bringUp(part, progress));
            together(observers, part -> bringUp(part, progress));
        });
    }

    public void start(Part part, Progress progress) {
        locked(() -> bringUp(part, progress));
    }

    /** Makes the class cache of each service, one after the other; the platform must run. */
    public void makeClassCaches(Progress progress) {
        locked(() -> services.forEach(service -> {
            service.makeClassCache();
            progress.say(service, "类缓存已生成 class cache made");
        }));
    }

    /** Nothing of the installation runs afterwards. */
    public void stop(Progress progress) {
        locked(() -> {
            together(observers, part -> bringDown(part, progress));
            together(services, part -> bringDown(part, progress));
            foundations.reversed().forEach(part -> bringDown(part, progress));
        });
    }

    public boolean isAnythingRunning() {
        return parts().stream().anyMatch(part -> part.daemon().isAlive());
    }

    private void bringUp(Part part, Progress progress) {
        part.prepare();
        var daemon = part.daemon();
        var spec = part.spec();
        if (daemon.runsAs(spec)) {
            progress.say(part, "已在运行 already running");
        } else {
            if (daemon.isCrashed()) {
                progress.say(part, "上次异常退出，重新启动 had died, starting again");
            }
            if (daemon.isAlive()) {
                progress.say(part, "配置或程序已更新，重新启动 changed, restarting");
                part.stop();
            }
            requireFree(part);
            daemon.start(spec);
            progress.say(part, "启动中 starting");
        }
        awaitReady(part);
        part.afterReady();
        progress.ready(part);
    }

    private static void awaitReady(Part part) {
        var up = Pause.until(
                part.patience(), 100, () -> part.isReady() || !part.daemon().isAlive());
        if (!up || !part.daemon().isAlive()) {
            throw new StandaloneException("""
                %s 未能启动，日志 %s 的末尾：
                %s did not come up, the end of its log:
                %s\
                """.formatted(
                    part.name(), part.daemon().log(), part.name(), part.daemon().logTail(25)));
        }
    }

    private void requireFree(Part part) {
        for (var port : part.ports()) {
            if (!Pause.until(Duration.ofSeconds(2), 200, () -> Ports.isFree(port.number()))) {
                throw new StandaloneException(
                        """
                        端口 %1$d（%2$s）已被其他程序占用。请换一组端口：./up --port %3$d 或 HUZHU_PORT=%3$d ./up
                        Port %1$d (%2$s) is taken by another program. Take other ports: ./up --port %3$d or HUZHU_PORT=%3$d ./up\
                        """.formatted(port.number(), port.purpose(), Ports.freeRange(18_080, Layout.WIDTH)));
            }
        }
    }

    private static void bringDown(Part part, Progress progress) {
        var ran = part.daemon().isAlive();
        var gracefully = part.stop();
        if (ran) {
            progress.say(part, gracefully ? "已停止 stopped" : "未按时停止，已强制结束 did not stop in time, killed");
        }
    }

    /** One thread each; when all have ended, every failure is reported. */
    private static void together(List<? extends Part> parts, Consumer<Part> work) {
        Executor threads = task -> Thread.ofVirtual().start(task);
        var troubles =
                parts.stream()
                        .map(part -> CompletableFuture.runAsync(() -> work.accept(part), threads))
                        .toList()
                        .stream()
                        .flatMap(running -> trouble(running).stream())
                        .toList();
        var plain = troubles.stream()
                .filter(StandaloneException.class::isInstance)
                .map(Throwable::getMessage)
                .collect(Collectors.joining("\n\n"));
        if (!plain.isEmpty()) {
            throw new StandaloneException(plain);
        }
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(troubles.getFirst());
        }
    }

    private static Optional<Throwable> trouble(CompletableFuture<Void> running) {
        try {
            running.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.ofNullable(e.getCause());
        }
    }

    /** Two commands at once would start everything twice. */
    private void locked(Runnable work) {
        try (var channel = FileChannel.open(
                settings.runFolder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var lock = channel.tryLock();
            if (lock == null) {
                throw new StandaloneException("另一个 ./up 正在运行 / another ./up is at work");
            }
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
