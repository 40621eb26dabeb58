package org.huzhu.notification.sms;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.provider.domain.SendOutcome.Declined;
import org.huzhu.notification.provider.domain.SendOutcome.Lost;
import org.huzhu.notification.provider.domain.SendOutcome.NotSent;
import org.huzhu.notification.provider.domain.SendOutcome.Taken;
import org.huzhu.notification.recipient.Recipients;
import org.huzhu.notification.sms.SmsLedger.Charge;
import org.huzhu.notification.sms.domain.Settlement;
import org.huzhu.notification.sms.domain.SmsMessage;
import org.huzhu.notification.sms.domain.SmsState;
import org.huzhu.notification.sms.domain.SmsState.Accepted;
import org.huzhu.notification.sms.domain.SmsState.Delivered;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;
import org.huzhu.notification.sms.domain.SmsState.Sending;
import org.huzhu.notification.sms.domain.SmsState.Unknown;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes down what became of a message: lock, decide, save, each in one transaction. */
@Component
class SettleSms {

    private final SmsStore store;
    private final SmsLedger ledger;
    private final Recipients recipients;
    private final Settlement settlement;
    private final SmsMeters meters;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SettleSms(
            SmsStore store,
            SmsLedger ledger,
            Recipients recipients,
            SendingSettings settings,
            SmsMeters meters,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.recipients = recipients;
        this.settlement = settings.settlement();
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    static String receiptLock(String provider, String reference) {
        return "receipt|" + provider + "|" + reference;
    }

    /** The lock on the reference makes answer and receipt see each other, whichever comes first. */
    Mono<Void> answered(UUID id, SendOutcome outcome, Charge charge) {
        var settle = store.lock(id)
                .flatMap(message -> settlement
                        .answered(message.state(), charge.provider(), outcome, clock.instant())
                        .map(state -> apply(message, state))
                        .orElse(Mono.empty()));
        return switch (outcome) {
            case Taken taken ->
                store.lockName(receiptLock(charge.provider(), taken.reference()))
                        .then(settle)
                        .then(ledger.charge(charge))
                        .then(earlierReceipts(id, charge.provider(), taken.reference()))
                        .as(transaction::transactional)
                        .doOnSuccess(_ -> meters.charged(charge));
            case Declined _, NotSent _, Lost _ -> settle.as(transaction::transactional);
        };
    }

    private Mono<Void> earlierReceipts(UUID id, String provider, String reference) {
        return ledger.receiptsOf(provider, reference)
                .concatMap(receipt -> store.lock(id)
                        .flatMap(message -> settlement
                                .received(message.state(), receipt, clock.instant())
                                .map(state -> apply(message, state))
                                .orElse(Mono.empty())))
                .then();
    }

    Mono<Void> asked(UUID id, UUID lease, QueryOutcome answer) {
        return store.lock(id)
                .flatMap(message -> settlement
                        .asked(message.state(), answer, clock.instant())
                        .map(state -> apply(message, state))
                        .orElseGet(() -> store.release(id, lease)))
                .as(transaction::transactional);
    }

    /** Abandoned messages become unknown, expired ones expired. Emits how many. */
    Mono<Long> overdue(int limit) {
        return store.lockOverdue(clock.instant(), limit)
                .collectList()
                .flatMapIterable(messages -> messages)
                .concatMap(message -> overdue(message)
                        .map(state -> apply(message, state).thenReturn(message))
                        .orElse(Mono.empty()))
                .count()
                .as(transaction::transactional);
    }

    private Optional<SmsState> overdue(SmsMessage message) {
        var now = clock.instant();
        return message.state() instanceof Pending && !now.isBefore(message.validUntil())
                ? Optional.of(new Expired(now))
                : settlement.abandoned(message.state(), now);
    }

    /** Inside a transaction of the caller. */
    Mono<Void> apply(SmsMessage message, SmsState state) {
        return store.save(message, state)
                .then(markReachable(message, state))
                .doOnSuccess(_ -> meters.reached(message, state));
    }

    private Mono<Void> markReachable(SmsMessage message, SmsState state) {
        var reachable = switch (state) {
            case Delivered _ -> Optional.of(true);
            case Failed failed
            when !(message.state() instanceof Pending) && !failed.reason().isBlank() -> Optional.of(false);
            case Failed _, Pending _, Sending _, Accepted _, Unknown _, Expired _ -> Optional.<Boolean>empty();
        };
        return Mono.justOrEmpty(message.accountId())
                .flatMap(account -> Mono.justOrEmpty(reachable)
                        .flatMap(value -> recipients.markReachable(account, value, clock.instant())));
    }
}
