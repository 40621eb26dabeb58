package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.payout.bank.BankFile;
import org.huzhu.claims.payout.bank.BankFileFormats;
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

/** A second person looks at a batch: approves it, which writes its file once and for all, or gives the payouts back. */
@Component
public class ReviewBatch {

    /** @param reason needed for a rejection */
    public record Command(Caller checker, UUID batchId, boolean approve, String reason) {}

    private final BatchStore batches;
    private final BankFileFormats formats;
    private final PayoutSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ReviewBatch(
            BatchStore batches,
            BankFileFormats formats,
            PayoutSettings settings,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.batches = batches;
        this.formats = formats;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Refused with NOT_FOUND, SAME_PERSON, ILLEGAL_TRANSITION, PAYOUT_REASON_REQUIRED or BATCH_HELD. */
    public Mono<Outcome<PayoutBatch>> handle(Command command) {
        if (!command.approve() && command.reason().isEmpty()) {
            return Mono.just(refused(Refusal.ofField("PAYOUT_REASON_REQUIRED", "reason")));
        }
        return batches.lock(command.batchId())
                .flatMap(batch -> command.approve() ? approve(command, batch) : reject(command, batch))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<PayoutBatch>> approve(Command command, PayoutBatch batch) {
        return batches.held(batch.batchId())
                .flatMap(held -> held > 0
                        ? Mono.just(refused(Refusal.of("BATCH_HELD", Map.of("count", held))))
                        : write(batch).flatMap(file -> freeze(command, batch, file)));
    }

    private Mono<byte[]> write(PayoutBatch batch) {
        return batches.fileLines(batch.batchId())
                .collectList()
                .map(lines -> formats.of(batch.format())
                        .write(new BankFile(batch.batchId(), clock.instant(), settings.purpose(), lines)));
    }

    private Mono<Outcome<PayoutBatch>> freeze(Command command, PayoutBatch batch, byte[] file) {
        return switch (batch.approve(command.checker().id(), clock.instant(), sha256(file))) {
            case Done<PayoutBatch> approved ->
                batches.keepFile(batch, file).then(stored(command, approved.value(), "PAYOUT_BATCH_APPROVED"));
            case Refused<PayoutBatch> no -> Mono.just(no);
        };
    }

    private Mono<Outcome<PayoutBatch>> reject(Command command, PayoutBatch batch) {
        return switch (batch.reject(command.checker().id(), clock.instant(), command.reason())) {
            case Done<PayoutBatch> rejected ->
                batches.release(batch.batchId()).then(stored(command, rejected.value(), "PAYOUT_BATCH_REJECTED"));
            case Refused<PayoutBatch> no -> Mono.just(no);
        };
    }

    private Mono<Outcome<PayoutBatch>> stored(Command command, PayoutBatch batch, String action) {
        var entry = Audit.Entry.of(
                action, "PAYOUT_BATCH", batch.batchId(), Map.of("sha256", batch.sha256(), "reason", batch.reason()));
        return batches.update(batch)
                .then(audit.record(command.checker(), entry))
                .thenReturn(Outcome.done(batch));
    }

    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
