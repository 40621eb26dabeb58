package org.huzhu.enrollment.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huzhu.enrollment.transfer.TransferStore.Claimed;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Works on batches, one at a time, on a thread of its own. Takes over those of an instance that fell silent. */
@Component
class TransferWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TransferWorker.class);
    private static final Work SETTLE = Work.of("move cover in");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final UUID owner = UUID.randomUUID();
    private final Semaphore work = new Semaphore(0);
    private final TransferStore transfers;
    private final SettleRows settleRows;
    private final TransferSettings settings;
    private final TransactionalOperator transaction;
    private final Tracing tracing;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    TransferWorker(
            TransferStore transfers,
            SettleRows settleRows,
            TransferSettings settings,
            TransactionalOperator transaction,
            Tracing tracing) {
        this.transfers = transfers;
        this.settleRows = settleRows;
        this.settings = settings;
        this.transaction = transaction;
        this.tracing = tracing;
    }

    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("transfer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                workOff();
                if (work.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void workOff() {
        for (var batch = claim(); batch.isPresent() && running; batch = claim()) {
            var claimed = batch.get();
            while (running && settle(claimed)) {
                log.debug("moved-in rows settled importId={}", claimed.importId());
            }
        }
        if (!running) {
            transactional(transfers.release(owner));
        }
    }

    private boolean settle(Claimed claimed) {
        return tracing.caused(
                        SETTLE, TraceContext.parse(claimed.traceparent()), settleRows.handle(claimed.importId(), owner))
                .blockOptional(LONGEST_WAIT)
                .orElse(false);
    }

    private Optional<Claimed> claim() {
        return transfers
                .claim(owner, settings.lease())
                .as(transaction::transactional)
                .blockOptional(LONGEST_WAIT);
    }

    private void transactional(Mono<Void> change) {
        change.as(transaction::transactional).block(LONGEST_WAIT);
    }

    private void pauseAfter(RuntimeException e) {
        if (!running) {
            return;
        }
        log.warn("moving cover in failed and will be tried again: {}", e.toString());
        try {
            Thread.sleep(settings.pollInterval());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
