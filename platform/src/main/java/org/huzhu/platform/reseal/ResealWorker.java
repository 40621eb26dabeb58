package org.huzhu.platform.reseal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.huzhu.platform.measure.GaugeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Works through what was started, on a thread of its own, and counts what an older key sealed. Where rows of an older key
 * come in after the end, from instances or events that are behind, it takes the work up again by itself.
 */
class ResealWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ResealWorker.class);
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);
    private static final Duration LONGEST_COUNT = Duration.ofMinutes(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Reseal reseal;
    private final ResealSettings settings;
    private final GaugeTable stale;
    private volatile boolean running;
    private long countedAt;
    private Optional<Thread> thread = Optional.empty();

    ResealWorker(Reseal reseal, ResealSettings settings, MeterRegistry meters) {
        this.reseal = reseal;
        this.settings = settings;
        this.stale = GaugeTable.single(
                meters, "huzhu.sealed.rows.old.key", "rows sealed with a key or cipher that is not active");
    }

    @Override
    public void start() {
        running = true;
        thread = Optional.of(Thread.ofVirtual().name("reseal").start(this::run));
    }

    private void run() {
        var count = true;
        while (running) {
            try {
                if (count || System.nanoTime() - countedAt > settings.recount().toNanos()) {
                    recount();
                }
                count = work();
                Thread.sleep(settings.idle());
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("resealing failed and will go on later cause={}", e.toString());
                }
                count = false;
                pause();
            }
        }
    }

    /** True when there was something to do. */
    private boolean work() throws InterruptedException {
        var worked = false;
        while (running && Boolean.TRUE.equals(Mono.defer(reseal::step).block(LONGEST_STEP))) {
            worked = true;
            Thread.sleep(settings.pause());
        }
        return worked;
    }

    private void recount() {
        var rows = Optional.ofNullable(reseal.stale().block(LONGEST_COUNT)).orElse(0L);
        countedAt = System.nanoTime();
        stale.show(rows);
        if (rows > 0 && wasFinished()) {
            log.info("rows of an older key came in after the end and are sealed again rows={}", rows);
            reseal.start().block(LONGEST_STEP);
        }
    }

    /** Started for the active key before, ended, and without rows that nothing can open. */
    private boolean wasFinished() {
        var columns = Optional.ofNullable(reseal.progress().block(LONGEST_STEP)).orElseThrow();
        return !columns.isEmpty()
                && columns.stream()
                        .allMatch(column -> column.target().equals(reseal.target())
                                && column.finishedAt().isPresent()
                                && column.damaged() == 0);
    }

    private void pause() {
        try {
            Thread.sleep(settings.idle());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.ifPresent(ResealWorker::end);
    }

    /** A step that is cut off leaves nothing behind: it is one transaction. */
    private static void end(Thread worker) {
        worker.interrupt();
        try {
            worker.join(LONGEST_STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
