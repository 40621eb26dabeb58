package org.huzhu.notification.sms;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the sender, the questions and the forgetting on every instance; leases keep instances out of each other's way.
 */
@Component
@ConditionalOnProperty(name = "huzhu.sms.sending.enabled", matchIfMissing = true)
class SmsJobs {

    private static final Logger log = LoggerFactory.getLogger(SmsJobs.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration KEEP_RECEIPTS = Duration.ofDays(7);

    private final DeliverSms deliverSms;
    private final AskProvider askProvider;
    private final SmsStore store;
    private final SmsLedger ledger;
    private final SendingSettings settings;
    private final Clock clock;

    SmsJobs(
            DeliverSms deliverSms,
            AskProvider askProvider,
            SmsStore store,
            SmsLedger ledger,
            SendingSettings settings,
            Clock clock) {
        this.deliverSms = deliverSms;
        this.askProvider = askProvider;
        this.store = store;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Full batches follow each other without a pause. */
    @Scheduled(fixedDelayString = "${huzhu.sms.sending.poll:PT0.3S}")
    void send() {
        Long handled;
        do {
            handled = deliverSms.handle().block(PATIENCE);
        } while (handled != null && handled == settings.batch());
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    void ask() {
        askProvider.handle().block(PATIENCE);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forget() {
        var now = clock.instant();
        var forgotten = ledger.forgetReceipts(now.minus(KEEP_RECEIPTS))
                .then(store.forget(now.minus(settings.keepContents())))
                .block(PATIENCE);
        log.info("sms contents forgotten count={}", forgotten);
    }
}
