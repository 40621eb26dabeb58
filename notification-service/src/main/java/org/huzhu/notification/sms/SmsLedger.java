package org.huzhu.notification.sms;

import java.time.Instant;
import java.time.LocalDate;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What providers reported and charged. */
public interface SmsLedger {

    /** What a provider charges for one message. */
    record Charge(String provider, String template, int parts, Instant at) {}

    /** False for a receipt that came before. */
    Mono<Boolean> keep(String provider, DeliveryReceipt receipt, Instant now);

    /** Also those that came before the answer they belong to. */
    Flux<DeliveryReceipt> receiptsOf(String provider, String reference);

    Mono<Void> charge(Charge charge);

    Mono<Long> partsOn(LocalDate day);

    Mono<Void> forgetReceipts(Instant before);
}
