package org.huzhu.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** CPU time of a process with everything it started, ended children included; on Linux. */
final class CpuTime {

    private static final int UTIME = 11;
    private static final int CSTIME = 14;
    private static final long MILLIS_PER_TICK = 10;

    private CpuTime() {}

    static Duration of(ProcessHandle process) {
        var millis = Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> ticks(each.pid()) * MILLIS_PER_TICK)
                .sum();
        return Duration.ofMillis(millis);
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, UTIME, CSTIME + 1)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }
}
