package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a batch apart whose file nobody has taken: its payouts wait for the next one. */
@Component
public class CancelBatch {

    public record Command(Caller caller, UUID batchId, String reason) {}

    private final BatchStore batches;
    private final Audit audit;
    private final TransactionalOperator transaction;

    CancelBatch(BatchStore batches, Audit audit, TransactionalOperator transaction) {
        this.batches = batches;
        this.audit = audit;
        this.transaction = transaction;
    }

    public Mono<Outcome<PayoutBatch>> handle(Command command) {
        return batches.lock(command.batchId())
                .flatMap(batch -> cancel(command, batch))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<PayoutBatch>> cancel(Command command, PayoutBatch batch) {
        return switch (batch.cancel(command.reason())) {
            case Done<PayoutBatch> cancelled ->
                batches.release(batch.batchId())
                        .then(batches.update(cancelled.value()))
                        .then(audit.record(command.caller(), entry(command)))
                        .thenReturn(cancelled);
            case Refused<PayoutBatch> no -> Mono.just(no);
        };
    }

    private static Audit.Entry entry(Command command) {
        return Audit.Entry.of(
                "PAYOUT_BATCH_CANCELLED", "PAYOUT_BATCH", command.batchId(), Map.of("reason", command.reason()));
    }
}
