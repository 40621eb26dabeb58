package org.huzhu.notification.sms;

import java.time.Clock;
import java.util.List;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.sms.domain.Settlement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a provider's receipts (状态报告), also repeated, early and unknown ones. */
@Component
public class RecordReceipts {

    public record Command(String provider, List<DeliveryReceipt> receipts) {}

    private final SmsStore store;
    private final SmsLedger ledger;
    private final SettleSms settleSms;
    private final Settlement settlement;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RecordReceipts(
            SmsStore store,
            SmsLedger ledger,
            SettleSms settleSms,
            SendingSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.settleSms = settleSms;
        this.settlement = settings.settlement();
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Each receipt has its own transaction, so that one fault does not lose the others. */
    public Mono<Void> handle(Command command) {
        return Flux.fromIterable(command.receipts())
                .concatMap(receipt -> record(command.provider(), receipt))
                .then();
    }

    private Mono<Void> record(String provider, DeliveryReceipt receipt) {
        return store.lockName(SettleSms.receiptLock(provider, receipt.reference()))
                .then(ledger.keep(provider, receipt, clock.instant()))
                .flatMap(isNew -> isNew ? settle(provider, receipt) : Mono.<Void>empty())
                .as(transaction::transactional);
    }

    private Mono<Void> settle(String provider, DeliveryReceipt receipt) {
        return store.lockByReceipt(provider, receipt)
                .flatMap(message -> settlement
                        .received(message.state(), receipt, clock.instant())
                        .map(state -> settleSms.apply(message, state))
                        .orElse(Mono.empty()));
    }
}
