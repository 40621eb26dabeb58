package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.payout.bank.BankFileFormats;
import org.huzhu.claims.payout.domain.BatchState;
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

/**
 * Hands out the file of an approved batch: the same bytes every time. It names accounts and holders in clear, so each
 * taking is recorded; the first one counts as sent.
 */
@Component
public class TakeBankFile {

    /** @param content in clear; goes to nobody but the caller */
    public record Taken(String fileName, String contentType, String sha256, byte[] content) {

        @Override
        public String toString() {
            return fileName;
        }
    }

    private final BatchStore batches;
    private final BankFileFormats formats;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    TakeBankFile(
            BatchStore batches, BankFileFormats formats, Audit audit, Clock clock, TransactionalOperator transaction) {
        this.batches = batches;
        this.formats = formats;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Refused with NOT_FOUND, ILLEGAL_TRANSITION, or BATCH_HELD when a payout of it was found to be disputed. */
    public Mono<Outcome<Taken>> handle(Caller caller, UUID batchId) {
        return batches.lock(batchId)
                .flatMap(batch -> switch (batch.takeFile(caller.id(), clock.instant())) {
                    case Done<PayoutBatch> sent -> hand(caller, batch, sent.value());
                    case Refused<PayoutBatch> no -> Mono.just(Outcome.<Taken>refused(no.refusal()));
                })
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<Taken>> hand(Caller caller, PayoutBatch before, PayoutBatch sent) {
        if (before.state() == BatchState.SENT) {
            return read(caller, sent);
        }
        return batches.held(sent.batchId())
                .flatMap(held -> held > 0
                        ? Mono.just(refused(Refusal.of("BATCH_HELD", Map.of("count", held))))
                        : batches.markSent(sent.batchId())
                                .then(batches.update(sent))
                                .then(read(caller, sent)));
    }

    private Mono<Outcome<Taken>> read(Caller caller, PayoutBatch batch) {
        var entry = Audit.Entry.of(
                "BANK_FILE_TAKEN",
                "PAYOUT_BATCH",
                batch.batchId(),
                Map.of("sha256", batch.sha256(), "lines", batch.lines()));
        return batches.file(batch.batchId())
                .map(content -> taken(batch, content))
                .flatMap(taken -> audit.record(caller, entry).thenReturn(Outcome.done(taken)));
    }

    private Taken taken(PayoutBatch batch, byte[] content) {
        if (!ReviewBatch.sha256(content).equals(batch.sha256())) {
            throw new IllegalStateException("the file of batch " + batch.batchId() + " is not the approved one");
        }
        var format = formats.of(batch.format());
        return new Taken(
                "huzhu-" + batch.batchId() + "." + format.extension(), format.contentType(), batch.sha256(), content);
    }
}
