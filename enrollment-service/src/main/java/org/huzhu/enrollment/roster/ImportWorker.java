package org.huzhu.enrollment.roster;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs imports on threads of its own, woken by an upload and otherwise looking now and then for work that another instance left behind. On shutdown
 * it gives its leases back, so that others need not wait for them to run out.
 */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(5);

    private final ImportRoster importRoster;
    private final RosterImports imports;
    private final ImportSignal signal;
    private final RosterSettings settings;
    private final Clock clock;
    private final String instance = UUID.randomUUID().toString();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ImportWorker(
            ImportRoster importRoster,
            RosterImports imports,
            ImportSignal signal,
            RosterSettings settings,
            Clock clock) {
        this.importRoster = importRoster;
        this.imports = imports;
        this.signal = signal;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (var i = 0; i < settings.workers(); i++) {
            var owner = instance + "/" + i;
            threads.add(Thread.ofVirtual().name("roster-import-" + i).start(() -> work(owner)));
        }
        threads.add(Thread.ofVirtual().name("roster-sweep").start(this::sweep));
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            join(thread);
        }
        threads.clear();
        for (var i = 0; i < settings.workers(); i++) {
            imports.release(instance + "/" + i).block(SHORT);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work(String owner) {
        while (running) {
            try {
                if (!Boolean.TRUE.equals(importRoster.handle(owner).block(importRoster.longestRun()))) {
                    signal.await(settings.pollInterval());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.error("roster import interrupted, it will be taken up again owner={}", owner, e);
                    pause(settings.pollInterval());
                }
            }
        }
    }

    private void sweep() {
        while (running) {
            try {
                var swept = imports.deleteStagedOfOthers(clock.instant().minus(settings.keepChecked()))
                        .block(SHORT);
                if (swept != null && swept > 0) {
                    log.info("staged rows swept rows={}", swept);
                }
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("staged rows not swept", e);
                }
            }
            pause(BETWEEN_SWEEPS);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(SHORT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
