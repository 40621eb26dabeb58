package org.huzhu.notification.sms;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.provider.SmsProviders;
import org.huzhu.notification.recipient.Recipients;
import org.huzhu.notification.sms.SmsStore.Departure;
import org.huzhu.notification.sms.SmsStore.Opened;
import org.huzhu.notification.sms.domain.Clearance;
import org.huzhu.notification.sms.domain.SmsState;
import org.huzhu.notification.sms.domain.SmsState.Accepted;
import org.huzhu.notification.sms.domain.SmsState.Delivered;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;
import org.huzhu.notification.sms.domain.SmsState.Sending;
import org.huzhu.notification.sms.domain.SmsState.Unknown;
import org.huzhu.notification.template.TemplateCatalogue;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.notification.template.domain.RenderedSms;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Decides whether a leased message goes now, and writes that down before anything leaves. Empty when it does not go.
 */
@Component
class ClearSms {

    private final SmsStore store;
    private final SmsLedger ledger;
    private final Recipients recipients;
    private final TemplateCatalogue templates;
    private final SmsProviders providers;
    private final SendingSettings settings;
    private final SmsMeters meters;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ClearSms(
            SmsStore store,
            SmsLedger ledger,
            Recipients recipients,
            TemplateCatalogue templates,
            SmsProviders providers,
            SendingSettings settings,
            SmsMeters meters,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.recipients = recipients;
        this.templates = templates;
        this.providers = providers;
        this.settings = settings;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<OutgoingSms> handle(UUID id, UUID lease) {
        return store.lockLeased(id, lease).flatMap(this::clear).as(transaction::transactional);
    }

    private Mono<OutgoingSms> clear(Opened opened) {
        return switch (opened.message().state()) {
            case Pending pending ->
                templates
                        .find(opened.message().template())
                        .map(template -> render(opened, pending, template))
                        .orElseGet(() -> stop(opened, new Failed("TEMPLATE_MISSING", clock.instant())));
            case Sending _, Accepted _, Delivered _, Failed _, Unknown _, Expired _ -> Mono.empty();
        };
    }

    /** A template that was changed since may ask for what the message does not have. */
    private Mono<OutgoingSms> render(Opened opened, Pending pending, SmsTemplate template) {
        return switch (template.render(opened.parameters())) {
            case Done<RenderedSms> done ->
                phone(opened).flatMap(phone -> decide(opened, pending, new Ready(phone, template, done.value())));
            case Refused<RenderedSms> _ -> stop(opened, new Failed("TEMPLATE_CHANGED", clock.instant()));
        };
    }

    /** An account's number is the one it has now; a number that was used for an earlier try is looked up again. */
    private Mono<MobileNumber> phone(Opened opened) {
        return opened.message().accountId().map(recipients::phoneOf).orElseGet(() -> Mono.justOrEmpty(opened.phone()));
    }

    private Mono<OutgoingSms> decide(Opened opened, Pending pending, Ready ready) {
        var now = clock.instant();
        return clearance(opened, ready, now).flatMap(clearance -> switch (clearance.decide(pending, now)) {
            case Clearance.Decision.Go _ -> depart(opened, pending, ready, now);
            case Clearance.Decision.Not not -> stop(opened, not.state());
        });
    }

    private Mono<Clearance> clearance(Opened opened, Ready ready, Instant now) {
        var message = opened.message();
        var optedOut = message.category() == Category.NOTICE ? recipients.hasOptedOut(ready.phone()) : Mono.just(false);
        var window = Optional.of(settings.sendingWindow())
                .filter(_ -> ready.template().window());
        return store.lockUsage(ready.phone(), message.category(), now)
                .flatMap(usage -> optedOut.flatMap(out -> budget(now)
                        .map(budget -> new Clearance(
                                message.validUntil(), out, window, settings.caps(message.category()), usage, budget))));
    }

    private Mono<Optional<Instant>> budget(Instant now) {
        var tomorrow = Beijing.dayOf(now).plusDays(1).atStartOfDay(Beijing.ZONE).toInstant();
        return ledger.partsOn(Beijing.dayOf(now))
                .map(parts -> parts >= settings.partsPerDay() ? Optional.of(tomorrow) : Optional.empty());
    }

    private Mono<OutgoingSms> depart(Opened opened, Pending pending, Ready ready, Instant now) {
        var message = opened.message();
        var first = providers.inOrder().getFirst().name();
        var sending = pending.start(first, now, now.plus(settings.lease()));
        var departure = new Departure(
                message.id(),
                sending,
                ready.phone(),
                ready.template().version(),
                ready.rendered().parts());
        return store.depart(departure)
                .doOnSuccess(_ -> meters.reached(message, sending))
                .thenReturn(new OutgoingSms(message.id(), ready.phone(), ready.template(), ready.rendered()));
    }

    private Mono<OutgoingSms> stop(Opened opened, SmsState state) {
        return store.save(opened.message(), state)
                .doOnSuccess(_ -> meters.reached(opened.message(), state))
                .then(Mono.empty());
    }

    private record Ready(MobileNumber phone, SmsTemplate template, RenderedSms rendered) {}
}
