package org.huzhu.notification.sms;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.provider.SmsProviders;
import org.huzhu.notification.provider.SmsSender;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.provider.domain.SendOutcome.Lost;
import org.huzhu.notification.provider.domain.SendOutcome.NotSent;
import org.huzhu.notification.sms.SmsLedger.Charge;
import org.huzhu.notification.sms.SmsStore.Leased;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands due messages to a provider. Any number of instances may run this at once: leases share out the rows, and a
 * message is marked as being sent before it is sent, so that neither a second sender nor a crash makes a second
 * message.
 */
@Component
public class DeliverSms {

    private static final Logger log = LoggerFactory.getLogger(DeliverSms.class);
    private static final Work DELIVER = Work.of("deliver sms");

    private final SmsStore store;
    private final ClearSms clearSms;
    private final SettleSms settleSms;
    private final SmsProviders providers;
    private final SendingSettings settings;
    private final SmsMeters meters;
    private final Tracing tracing;
    private final Clock clock;

    DeliverSms(
            SmsStore store,
            ClearSms clearSms,
            SettleSms settleSms,
            SmsProviders providers,
            SendingSettings settings,
            SmsMeters meters,
            Tracing tracing,
            Clock clock) {
        this.store = store;
        this.clearSms = clearSms;
        this.settleSms = settleSms;
        this.providers = providers;
        this.settings = settings;
        this.meters = meters;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** One batch. Emits how many messages were looked at. */
    public Mono<Long> handle() {
        var lease = UUID.randomUUID();
        return store.leasePending(lease, clock.instant(), settings.lease(), settings.batch())
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(leased -> deliver(leased, lease).thenReturn(leased), settings.parallel())
                .count();
    }

    /** A fault of ours must not stop the batch: the row is found again when its lease is over. */
    private Mono<Void> deliver(Leased leased, UUID lease) {
        var delivery = clearSms.handle(leased.id(), lease).flatMap(this::send).onErrorResume(e -> {
            log.error(
                    "sms could not be handled id={} cause={}",
                    leased.id(),
                    e.getClass().getSimpleName());
            return Mono.empty();
        });
        return tracing.caused(DELIVER, TraceContext.parse(leased.traceparent()), delivery);
    }

    private Mono<Void> send(OutgoingSms sms) {
        return attempt(sms, 0)
                .flatMap(attempt -> settleSms.answered(
                        sms.id(),
                        attempt.outcome(),
                        new Charge(
                                attempt.provider(),
                                sms.template().code(),
                                sms.rendered().parts(),
                                clock.instant())));
    }

    /** The next provider gets its chance only when this one certainly has not sent. */
    private Mono<Attempt> attempt(OutgoingSms sms, int index) {
        var sender = providers.inOrder().get(index);
        return call(sender, sms).flatMap(outcome -> {
            var isLast = index + 1 == providers.inOrder().size();
            if (!(outcome instanceof NotSent) || isLast) {
                return Mono.just(new Attempt(sender.name(), outcome));
            }
            var next = providers.inOrder().get(index + 1);
            return store.handOver(sms.id(), next.name()).then(Mono.defer(() -> attempt(sms, index + 1)));
        });
    }

    private Mono<SendOutcome> call(SmsSender sender, OutgoingSms sms) {
        var answer = tracing.around(work(sender, sms), Mono.defer(() -> sender.send(sms)))
                .timeout(timeLimit(), Mono.just(new Lost("TIMEOUT")))
                .onErrorResume(_ -> Mono.just(new Lost("FAULT")));
        return meters.tried(sender.name(), answer);
    }

    /** All providers together must answer within half a lease, or another instance takes the message for abandoned. */
    private Duration timeLimit() {
        return settings.lease().dividedBy(2L * providers.inOrder().size());
    }

    private static Work work(SmsSender sender, OutgoingSms sms) {
        return Work.call("sms " + sender.name())
                .with("sms.provider", sender.name())
                .with("sms.template", sms.template().code());
    }

    private record Attempt(String provider, SendOutcome outcome) {}
}
