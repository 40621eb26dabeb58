package org.huzhu.enrollment.roster;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Wakes a worker of this instance, so that an upload need not wait for the next look. */
@Component
class ImportSignal {

    private final Semaphore waiting = new Semaphore(0);

    /** Rings when the surrounding transaction has committed: before that no worker would see the import. */
    Mono<Void> afterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(manager -> manager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(waiting::release);
                    }
                }))
                .then()
                .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(waiting::release));
    }

    /** Returns at a ring or after the time, whichever comes first. */
    void await(Duration time) throws InterruptedException {
        if (waiting.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            waiting.drainPermits();
        }
    }
}
