package org.huzhu.standalone.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.part.Part;

/** Wall time and the CPU time of every process of the platform between two moments. */
final class Meter {

    private final List<Part> parts;
    private final Map<String, Duration> cpu;
    private final long begin = System.nanoTime();

    /** @param wall how long it took; @param cpuMillis by process */
    record Reading(Duration wall, Map<String, Long> cpuMillis) {

        long totalCpuMillis() {
            return cpuMillis.values().stream().mapToLong(Long::longValue).sum();
        }

        double seconds() {
            return wall.toNanos() / 1e9;
        }

        String shares() {
            return cpuMillis.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    Meter(Platform platform) {
        this.parts = platform.parts();
        this.cpu = parts.stream()
                .collect(Collectors.toMap(Part::name, part -> part.daemon().cpu()));
    }

    Reading read() {
        var wall = Duration.ofNanos(System.nanoTime() - begin);
        var used = new TreeMap<String, Long>();
        parts.forEach(part -> used.put(
                part.name(),
                part.daemon()
                        .cpu()
                        .minus(cpu.getOrDefault(part.name(), Duration.ZERO))
                        .toMillis()));
        return new Reading(wall, used);
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share * sorted.size())) - 1));
    }
}
