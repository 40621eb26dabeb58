package org.huzhu.claims.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.payout.bank.BankFile;
import org.huzhu.claims.payout.domain.LineState;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where batches and their lines are kept. */
public interface BatchStore {

    /** What to pay. @param upTo last day on which it was ordered */
    record Selection(Optional<String> product, Optional<LocalDate> upTo, Optional<BigDecimal> maxAmount) {}

    /** A payout with the account it is to go to. */
    record Payable(Payout payout, Payee payee) {}

    /** READY payouts, oldest first, held until the transaction ends; those another run holds are passed over. */
    Flux<Payable> takeReady(Selection selection, int atMost);

    /** Adds the batch, a line per payout, and moves the payouts into it. */
    Mono<Void> insert(PayoutBatch batch, List<Payable> payables);

    Mono<PayoutBatch> find(UUID batchId);

    /** Held until the transaction ends. */
    Mono<PayoutBatch> lock(UUID batchId);

    Mono<Void> update(PayoutBatch batch);

    Mono<Void> keepFile(PayoutBatch batch, byte[] file);

    Mono<byte[]> file(UUID batchId);

    /** In the order of the file. */
    Flux<BankFile.Line> fileLines(UUID batchId);

    /** Payouts of the batch that were found to be disputed since. */
    Mono<Long> held(UUID batchId);

    /** Gives the payouts back: what the bank never saw can be put into another batch. */
    Mono<Void> release(UUID batchId);

    Mono<Void> markSent(UUID batchId);

    Mono<Map<LineState, Long>> counts(UUID batchId);

    Flux<LineView> lines(UUID batchId);

    /** Newest first. */
    Mono<Page<PayoutBatch>> page(Page.Request request);

    /** @param account masked (WXM-023) */
    record LineView(String reference, UUID claimId, BigDecimal amount, String account, LineState state) {}
}
