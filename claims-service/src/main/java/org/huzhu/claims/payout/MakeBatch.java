package org.huzhu.claims.payout;

import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.payout.BatchStore.Payable;
import org.huzhu.claims.payout.BatchStore.Selection;
import org.huzhu.claims.payout.bank.BankFileFormat;
import org.huzhu.claims.payout.bank.BankFileFormats;
import org.huzhu.claims.payout.bank.PayeeCheck;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.claims.payout.domain.PayoutBatch;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts what is ready to be paid into a batch, oldest first. Two who do so at once never share a payout. Payouts whose
 * account no bank would read are left out, and their members asked for another.
 */
@Component
public class MakeBatch {

    public record Command(Caller maker, Selection selection, String format) {}

    private final BatchStore batches;
    private final PayoutStore payouts;
    private final ClaimStore claims;
    private final SettlePayout settle;
    private final BankFileFormats formats;
    private final PayoutSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    MakeBatch(
            BatchStore batches,
            PayoutStore payouts,
            ClaimStore claims,
            SettlePayout settle,
            BankFileFormats formats,
            PayoutSettings settings,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.batches = batches;
        this.payouts = payouts;
        this.claims = claims;
        this.settle = settle;
        this.formats = formats;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Refused with NOTHING_TO_PAY, BANK_FORMAT_UNKNOWN or PAYER_UNKNOWN. */
    public Mono<Outcome<PayoutBatch>> handle(Command command) {
        return switch (formats.find(command.format())) {
            case Done<BankFileFormat> _ ->
                batches.takeReady(command.selection(), settings.maxLines())
                        .collectList()
                        .flatMap(ready -> make(command, ready))
                        .as(transaction::transactional);
            case Refused<BankFileFormat> no -> Mono.just(refused(no.refusal()));
        };
    }

    private Mono<Outcome<PayoutBatch>> make(Command command, List<Payable> ready) {
        var usable = ready.stream()
                .filter(payable -> PayeeCheck.problem(payable.payee()).isEmpty())
                .toList();
        var unusable = ready.stream()
                .filter(payable -> PayeeCheck.problem(payable.payee()).isPresent())
                .toList();
        return Flux.fromIterable(unusable)
                .concatMap(payable -> giveBack(payable.payout()))
                .then(Mono.defer(() -> store(command, chosen(usable, command.selection()))));
    }

    private Mono<Outcome<PayoutBatch>> store(Command command, List<Payable> chosen) {
        if (chosen.isEmpty()) {
            return Mono.just(refused(Refusal.of("NOTHING_TO_PAY")));
        }
        var batch = PayoutBatch.draft(
                UUID.randomUUID(),
                command.selection().product().orElse(""),
                command.format(),
                chosen.size(),
                chosen.stream().map(one -> one.payout().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                command.maker().id(),
                clock.instant());
        var entry = Audit.Entry.of(
                "PAYOUT_BATCH_MADE",
                "PAYOUT_BATCH",
                batch.batchId(),
                Map.of("lines", batch.lines(), "total", Money.text(batch.total()), "format", batch.format()));
        return batches.insert(batch, chosen)
                .then(audit.record(command.maker(), entry))
                .thenReturn(Outcome.done(batch));
    }

    /** Whole payouts that fit under the limit, in their order. */
    private static List<Payable> chosen(List<Payable> usable, Selection selection) {
        if (selection.maxAmount().isEmpty()) {
            return usable;
        }
        var left = selection.maxAmount().get();
        var chosen = new ArrayList<Payable>();
        for (var payable : usable) {
            if (payable.payout().amount().compareTo(left) <= 0) {
                chosen.add(payable);
                left = left.subtract(payable.payout().amount());
            }
        }
        return chosen;
    }

    private Mono<Void> giveBack(Payout payout) {
        return payouts.move(payout.unusable())
                .then(claims.find(payout.claimId()))
                .flatMap(claim ->
                        settle.askForAccount(claim, payout.claimId() + "/" + payout.attempt() + "/" + clock.millis()))
                .then(audit.recordSystem(Audit.Entry.of("PAYOUT_PAYEE_UNUSABLE", "CLAIM", payout.claimId())));
    }
}
