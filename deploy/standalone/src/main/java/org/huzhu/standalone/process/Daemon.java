package org.huzhu.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A process that stays when the command that started it ends. Its pid, start time and what it was started with are kept in a file, so that any
 * later command finds it again and never takes a stranger with a re-used pid for it.
 */
public final class Daemon {

    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    /**
     * What a process is started with. Two equal specs mean that a restart would change nothing.
     *
     * @param haste words after the first of the command that only make the start faster
     */
    public record Spec(List<String> command, List<String> haste, Map<String, String> environment) {

        public Spec {
            command = List.copyOf(command);
            haste = List.copyOf(haste);
            environment = Map.copyOf(environment);
        }

        public Spec(List<String> command, Map<String, String> environment) {
            this(command, List.of(), environment);
        }

        String fingerprint() {
            return Digest.of(command + "\n" + new TreeMap<>(environment));
        }

        List<String> words() {
            var words = new ArrayList<>(command);
            words.addAll(1, haste);
            return words;
        }

        /** Values of the environment are keys and passwords: they are not shown. */
        @Override
        public String toString() {
            return "Spec" + command;
        }
    }

    /** How a process is asked to end. */
    public enum Signal {
        TERM,
        INT
    }

    private final String name;
    private final Path folder;
    private final Path logs;
    private final Path record;
    private final Path log;

    public Daemon(String name, Path runFolder) {
        this.name = name;
        this.folder = runFolder;
        this.logs = runFolder.resolve("logs");
        this.record = runFolder.resolve(name + ".process");
        this.log = logs.resolve(name + ".log");
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /** Starts the process in a session of its own: closing the terminal or Ctrl-C does not reach it. */
    public void start(Spec spec) {
        try {
            Files.createDirectories(logs);
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(detached(spec.words()));
            builder.environment().putAll(spec.environment());
            builder.redirectInput(new File("/dev/null"));
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectErrorStream(true);
            builder.directory(folder.toFile());
            remember(builder.start().toHandle(), spec);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started", e);
        }
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    public boolean runsAs(Spec spec) {
        return isAlive() && spec.fingerprint().equals(recorded().getProperty("spec"));
    }

    /** It was started and not stopped by us, and is no longer there. */
    public boolean isCrashed() {
        return Files.exists(record) && !isAlive();
    }

    public long pid() {
        return handle().map(ProcessHandle::pid).orElse(-1L);
    }

    /** When the running process was started. */
    public Optional<Instant> since() {
        return handle().flatMap(handle -> handle.info().startInstant());
    }

    /** @return false when it had to be killed */
    public boolean stop(Signal signal, Duration grace) {
        var running = handle();
        if (running.isEmpty()) {
            forget();
            return true;
        }
        signal(running.get(), signal);
        var gone = await(grace);
        if (!gone) {
            kill();
        }
        forget();
        return gone;
    }

    /** kill -9, as a crash would be. The record stays: it counts as crashed. */
    public void kill() {
        handle().ifPresent(handle -> {
            handle.destroyForcibly();
            await(Duration.ofSeconds(10));
        });
    }

    /** Resident memory in bytes; 0 when it does not run. */
    public long residentBytes() {
        return handle().map(ProcessTable::residentBytes).orElse(0L);
    }

    /** CPU time used so far, children included; zero when it does not run. */
    public Duration cpu() {
        return handle().map(CpuTime::of).orElse(Duration.ZERO);
    }

    /** The end of the log, for a message about a process that did not come up. */
    public String logTail(int lines) {
        if (!Files.exists(log)) {
            return "";
        }
        try (var all = Files.lines(log, UTF_8)) {
            // Frames of a stack trace would push out the lines that say why.
            var last = all.filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                    .toList();
            return String.join("\n", last.subList(Math.max(0, last.size() - lines), last.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(" + log + ")";
        }
    }

    private Optional<ProcessHandle> handle() {
        var properties = recorded();
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        var started = Long.parseLong(properties.getProperty("started"));
        return ProcessHandle.of(Long.parseLong(properties.getProperty("pid")))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> Math.abs(startOf(handle) - started) < 3_000)
                .filter(handle -> !ProcessTable.isZombie(handle.pid()));
    }

    private boolean await(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.millis(50);
        }
        return true;
    }

    private void remember(ProcessHandle handle, Spec spec) throws IOException {
        var properties = new Properties();
        properties.setProperty("pid", Long.toString(handle.pid()));
        properties.setProperty("started", Long.toString(startOf(handle)));
        properties.setProperty("spec", spec.fingerprint());
        try (var out = Files.newBufferedWriter(record, UTF_8)) {
            properties.store(out, name);
        }
    }

    private Properties recorded() {
        var properties = new Properties();
        if (Files.exists(record)) {
            try (var in = Files.newBufferedReader(record, UTF_8)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private void forget() {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    private static List<String> detached(List<String> command) {
        var wrapped = new ArrayList<String>();
        wrapped.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup");
        wrapped.addAll(command);
        return wrapped;
    }

    private static void signal(ProcessHandle handle, Signal signal) {
        switch (signal) {
            case TERM -> handle.destroy();
            case INT -> Commands.run(Duration.ofSeconds(5), "kill", "-INT", Long.toString(handle.pid()));
        }
    }
}
