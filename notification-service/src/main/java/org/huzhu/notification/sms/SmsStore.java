package org.huzhu.notification.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.sms.domain.Recipient;
import org.huzhu.notification.sms.domain.SmsMessage;
import org.huzhu.notification.sms.domain.SmsState;
import org.huzhu.notification.sms.domain.SmsState.Sending;
import org.huzhu.notification.sms.domain.Usage;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.platform.values.MobileNumber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Messages and what belongs to them. Methods whose name starts with lock expect a transaction around them. */
public interface SmsStore {

    /** An intent to send. */
    record Intent(
            String businessKey,
            String template,
            Category category,
            Recipient recipient,
            Map<String, String> parameters,
            Instant validUntil,
            Instant now) {

        /** A record's default text would print codes into a log. */
        @Override
        public String toString() {
            return "Intent[" + template + "]";
        }
    }

    /** A message with its words; the phone is absent while only the account is known. */
    record Opened(SmsMessage message, Optional<MobileNumber> phone, Map<String, String> parameters) {

        @Override
        public String toString() {
            return "Opened[" + message.id() + "]";
        }
    }

    /** A message to work on, and the trace that asked for it. */
    record Leased(UUID id, String traceparent) {}

    /** What is fixed in the moment a message goes. */
    record Departure(UUID id, Sending state, MobileNumber phone, int templateVersion, int parts) {}

    /** False when the business key exists: for ever. */
    Mono<Boolean> add(Intent intent);

    /** Takes pending messages whose time and phone have come, for one sender and one lease. */
    Flux<Leased> leasePending(UUID lease, Instant now, Duration leaseTime, int limit);

    /** Takes accepted and unknown messages about which a provider should be asked. */
    Flux<Leased> leaseForQuestions(UUID lease, Instant now, Duration leaseTime, int limit);

    /** Empty when the lease went to somebody else. */
    Mono<Opened> lockLeased(UUID id, UUID lease);

    Mono<SmsMessage> lock(UUID id);

    /** The message a receipt speaks of, by our id or by the provider's number. */
    Mono<SmsMessage> lockByReceipt(String provider, DeliveryReceipt receipt);

    /** Messages in sending whose lease is over, and pending ones that are past their end. */
    Flux<SmsMessage> lockOverdue(Instant now, int limit);

    /** Serialises everything that counts or settles under this name until the transaction ends. */
    Mono<Void> lockName(String name);

    /** Two senders counting for one number take turns, so that caps are exact. */
    Mono<Usage> lockUsage(MobileNumber phone, Category category, Instant now);

    Mono<Void> depart(Departure departure);

    Mono<Void> handOver(UUID id, String provider);

    Mono<Void> save(SmsMessage message, SmsState state);

    Mono<Void> release(UUID id, UUID lease);

    /** Forgets words and numbers of messages that were closed before. Emits how many. */
    Mono<Long> forget(Instant closedBefore);
}
