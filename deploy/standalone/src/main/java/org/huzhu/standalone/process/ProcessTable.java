package org.huzhu.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the operating system knows about a process and {@link ProcessHandle} does not say. */
final class ProcessTable {

    private ProcessTable() {}

    /** Dead, but its parent has not asked for it: containers whose first process reaps nobody are full of these. */
    static boolean isZombie(long pid) {
        var stat = Path.of("/proc/" + pid + "/stat");
        try {
            if (!Files.exists(stat)) {
                return false;
            }
            var line = Files.readString(stat);
            return line.startsWith("Z", line.lastIndexOf(')') + 2);
        } catch (IOException _) {
            return true;
        }
    }

    /** Memory of a process and its children. Pages that several of them share count once, in parts. */
    static long residentBytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> residentBytes(each.pid()))
                .sum();
    }

    private static long residentBytes(long pid) {
        var proportional = Path.of("/proc/" + pid + "/smaps_rollup");
        if (Files.exists(proportional)) {
            try (var lines = Files.lines(proportional)) {
                return lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException | UncheckedIOException _) {
                return 0;
            }
        }
        var answer = Commands.run(Duration.ofSeconds(5), "ps", "-o", "rss=", "-p", Long.toString(pid));
        return answer.succeeded() ? Long.parseLong(answer.output().strip()) * 1024 : 0;
    }
}
