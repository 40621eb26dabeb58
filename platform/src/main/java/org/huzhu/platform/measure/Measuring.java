package org.huzhu.platform.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Reads every {@link Measure} at its interval, each on a thread of its own: what hangs at the broker does not hold up
 * what is read from the database, and neither waits for the service's jobs or listeners. A failure keeps the last value
 * and counts.
 */
public final class Measuring implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Measuring.class);

    private final List<Measure> measures;
    private final MeasureSettings settings;
    private final MeterRegistry meters;
    private final ConcurrentMap<String, Boolean> failing = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    public Measuring(List<Measure> measures, MeasureSettings settings, MeterRegistry meters) {
        this.measures = List.copyOf(measures);
        this.settings = settings;
        this.meters = meters;
        measures.forEach(measure -> failures(measure.what()));
    }

    /** Reads all of them once, in this thread. */
    public void readAll() {
        measures.forEach(this::read);
    }

    private boolean read(Measure measure) {
        try {
            Mono.defer(measure::read).block(settings.longest());
            if (failing.remove(measure.what()) != null) {
                log.info("measured again what={}", measure.what());
            }
            return true;
        } catch (RuntimeException e) {
            failures(measure.what()).increment();
            if (failing.put(measure.what(), true) == null) {
                log.warn(
                        "could not be measured what={} cause={}",
                        measure.what(),
                        e.getClass().getName());
            }
            return false;
        }
    }

    private Counter failures(String what) {
        return Counter.builder("huzhu.measure.failures")
                .description("readings that failed; the gauges keep their last value")
                .tag("what", what)
                .register(meters);
    }

    @Override
    public void start() {
        for (var measure : measures) {
            threads.add(Thread.ofVirtual().name("measure-" + measure.what()).start(() -> run(measure)));
        }
    }

    private void run(Measure measure) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var start = System.nanoTime();
                pause(read(measure) ? pauseAfter(System.nanoTime() - start) : settings.every());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    Duration pauseAfter(long nanos) {
        var rest = Duration.ofNanos(nanos).multipliedBy(settings.restFactor());
        return rest.compareTo(settings.every()) > 0 ? rest : settings.every();
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
