package org.huzhu.claims.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs simulations one after another on a thread of its own, and takes up what another instance left behind. */
@Component
class SimulationWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SimulationWorker.class);
    private static final Duration SHORT = Duration.ofSeconds(10);

    private final RunSimulation runSimulation;
    private final SimulationStore simulations;
    private final SimulationSettings settings;
    private final String owner = UUID.randomUUID().toString();
    private volatile boolean running;
    private Optional<Thread> thread = Optional.empty();

    SimulationWorker(RunSimulation runSimulation, SimulationStore simulations, SimulationSettings settings) {
        this.runSimulation = runSimulation;
        this.simulations = simulations;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Optional.of(Thread.ofVirtual().name("simulation").start(this::work));
    }

    @Override
    public synchronized void stop() {
        running = false;
        thread.ifPresent(SimulationWorker::end);
        thread = Optional.empty();
        release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!Boolean.TRUE.equals(runSimulation.handle(owner).block(settings.lease()))) {
                    pause();
                }
            } catch (RuntimeException e) {
                if (running) {
                    log.error("simulation interrupted, it will be taken up again owner={}", owner, e);
                    release();
                    pause();
                }
            }
        }
    }

    private void release() {
        try {
            simulations.release(owner).block(SHORT);
        } catch (RuntimeException e) {
            log.warn("simulation lease not given back, it runs out by itself owner={}", owner, e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.pollInterval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Thread working) {
        working.interrupt();
        try {
            working.join(SHORT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
