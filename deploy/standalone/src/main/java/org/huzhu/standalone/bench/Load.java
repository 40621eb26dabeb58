package org.huzhu.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.huzhu.standalone.Layout;
import org.huzhu.standalone.Platform;
import org.huzhu.standalone.process.Commands;

/** Many clients at once on the same machine: wrk where it is installed, our own otherwise. */
final class Load {

    static final int CONNECTIONS = 32;
    static final int THREADS = 2;

    private static final Pattern RESULT =
            Pattern.compile("RESULT (\\d+) (\\d+) ([\\d.]+) ([\\d.]+) (\\d+) (\\d+) (.*)");

    private final Platform platform;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * What came of it.
     *
     * @param done what is counted, which may take several requests
     * @param example of an answer that was not wanted; empty where there was none
     * @param meter goes on, for what follows
     */
    record Result(
            long done,
            double seconds,
            double p50,
            double p99,
            long errors,
            String example,
            Meter.Reading reading,
            Meter meter) {

        double perSecond() {
            return done / seconds;
        }

        double cpuMillis() {
            return (double) reading.totalCpuMillis() / done;
        }

        Result required() {
            if (done == 0) {
                throw new IllegalStateException("nothing was done under load: " + example);
            }
            return this;
        }
    }

    /** One request of our own client. */
    record Call(String path, Map<String, String> headers, String body) {}

    /** An answer to it. */
    record Answer(int status, String body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** What one of our own clients does again and again. */
    @FunctionalInterface
    interface Turn {

        /** @return whether it counts */
        boolean take(Caller caller);
    }

    /** Sends for a turn and keeps the time. */
    @FunctionalInterface
    interface Caller {

        Answer send(Call call);
    }

    Load(Platform platform) {
        this.platform = platform;
    }

    static boolean hasWrk() {
        return Files.isExecutable(Path.of("/usr/bin/wrk"));
    }

    /**
     * @param script sets up {@code request}; may count in {@code counted} and keep an {@code example} per thread, and finds
     *     its number in {@code id}
     */
    Result wrk(String script, String path, int forSeconds) {
        try {
            var file = Files.createTempFile("huzhu-", ".lua");
            Files.writeString(file, HEAD + script + TAIL, UTF_8);
            var meter = new Meter(platform);
            var answer = Commands.run(
                    Duration.ofSeconds(forSeconds + 30L),
                    "wrk",
                    "-t" + THREADS,
                    "-c" + CONNECTIONS,
                    "-d" + forSeconds + "s",
                    "-s",
                    file.toString(),
                    url(path));
            var reading = meter.read();
            Files.delete(file);
            var found = RESULT.matcher(answer.output());
            if (!found.find()) {
                throw new IllegalStateException(answer.output());
            }
            return new Result(
                    Long.parseLong(found.group(6)),
                    Double.parseDouble(found.group(2)) / 1e6,
                    Double.parseDouble(found.group(3)),
                    Double.parseDouble(found.group(4)),
                    Long.parseLong(found.group(5)),
                    found.group(7),
                    reading,
                    meter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes more of the machine for itself than wrk does. */
    Result ownClient(Turn turn, int forSeconds) {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        var done = new AtomicLong();
        var errors = new AtomicLong();
        var examples = new ConcurrentLinkedQueue<String>();
        var meter = new Meter(platform);
        var end = System.nanoTime() + Duration.ofSeconds(forSeconds).toNanos();
        Caller caller = call -> {
            var begin = System.nanoTime();
            var answer = send(call);
            times.add((System.nanoTime() - begin) / 1e6);
            if (!answer.isSuccess()) {
                errors.incrementAndGet();
                examples.add(answer.body());
            }
            return answer;
        };
        together(CONNECTIONS, () -> {
            while (System.nanoTime() < end) {
                if (turn.take(caller)) {
                    done.incrementAndGet();
                }
            }
        });
        var reading = meter.read();
        return new Result(
                done.get(),
                reading.seconds(),
                Meter.percentile(times, 0.5),
                Meter.percentile(times, 0.99),
                errors.get(),
                examples.stream().findFirst().orElse(""),
                reading,
                meter);
    }

    static void together(int threads, Runnable work) {
        var running = new ArrayList<Thread>();
        for (var i = 0; i < threads; i++) {
            running.add(Thread.ofVirtual().start(work));
        }
        running.forEach(Load::join);
    }

    static String lua(List<String> texts) {
        return texts.stream()
                .map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }

    private Answer send(Call call) {
        var request = HttpRequest.newBuilder(URI.create(url(call.path())))
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String url(String path) {
        return platform.settings().layout().url(Layout.GATEWAY) + path;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final String HEAD = """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        counted = -1
        example = ""
        local threads = {}
        setup = function(thread) thread:set("id", #threads); table.insert(threads, thread) end
        """;

    /** Requests count where the script counts nothing itself. */
    private static final String TAIL = """
        done = function(summary, latency)
          local all, shown = 0, ""
          for _, thread in ipairs(threads) do
            all = all + thread:get("counted")
            if shown == "" then shown = thread:get("example") end
          end
          local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
          if all < 0 then all = summary.requests - summary.errors.status end
          io.write(string.format("RESULT %d %d %f %f %d %d %s\\n", summary.requests, summary.duration,
            latency:percentile(50) / 1000, latency:percentile(99) / 1000, wrong, all, shown))
        end
        """;
}
