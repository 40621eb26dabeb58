package org.huzhu.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Short commands that are waited for. */
public final class Commands {

    /** How a command ended and what it wrote, standard output and error together. */
    public record Answer(int code, String output) {

        public boolean succeeded() {
            return code == 0;
        }
    }

    private Commands() {}

    /** Runs a command with a time limit; one that is missing or too slow answers a code other than 0. */
    public static Answer run(Duration limit, String... command) {
        return run(limit, Map.of(), command);
    }

    /** The same with further environment variables. */
    public static Answer run(Duration limit, Map<String, String> environment, String... command) {
        try {
            var output = Files.createTempFile("huzhu-", ".out");
            try {
                var builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                var process = builder.start();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    return new Answer(-1, command[0] + ": no answer within " + limit.toSeconds() + " s");
                }
                return new Answer(process.exitValue(), Files.readString(output, UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Answer(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
