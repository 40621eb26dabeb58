package org.huzhu.notification.provider;

import java.util.List;
import java.util.Optional;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.template.domain.SmsTemplate;
import reactor.core.publisher.Mono;

/**
 * A provider of text messages. Small on purpose, because providers come and go. Adapters answer with outcomes and never
 * with errors, and they never log or name a phone or a text.
 */
public interface SmsSender {

    /** The name in {@code huzhu.sms.provider}, in the receipts' address and in metrics. */
    String name();

    Mono<SendOutcome> send(OutgoingSms sms);

    /** Why this provider cannot carry a template, for a check at start; empty when it can. */
    default Optional<String> unfit(SmsTemplate template) {
        return Optional.empty();
    }

    /** Asks what became of a message. */
    default Mono<QueryOutcome> query(SentSms sms) {
        return Mono.just(new QueryOutcome.NotSaid());
    }

    /**
     * The receipts in a callback's body. Throws {@link UnreadableReceiptException} for a body that is none of this
     * provider's.
     */
    default List<DeliveryReceipt> receipts(String body) {
        throw new UnreadableReceiptException();
    }

    /** A callback that cannot be read. */
    final class UnreadableReceiptException extends RuntimeException {
        public UnreadableReceiptException() {
            super("not a receipt of this provider", null, false, false);
        }
    }
}
