package org.huzhu.standalone.observe;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.huzhu.standalone.process.Commands;

/** Prometheus' own judge of rules, from the same Debian package. Missing, tests are skipped here and fail in CI. */
public final class Promtool {

    private Promtool() {}

    static Commands.Answer run(String... words) {
        require(Commands.run(Duration.ofSeconds(20), "promtool", "--version").succeeded(), "promtool");
        var command = Stream.concat(Stream.of("promtool"), Stream.of(words)).toArray(String[]::new);
        return Commands.run(Duration.ofMinutes(5), command);
    }

    static Commands.Answer run(List<String> words, List<Path> files) {
        return run(Stream.concat(words.stream(), files.stream().map(Path::toString))
                .toArray(String[]::new));
    }

    public static void require(boolean isThere, String program) {
        if (isThere) {
            return;
        }
        var message = program + " is not installed (Debian, Ubuntu: apt install prometheus)";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        abort(message);
    }
}
