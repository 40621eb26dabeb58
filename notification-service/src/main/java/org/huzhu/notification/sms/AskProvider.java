package org.huzhu.notification.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SmsProviders;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.sms.SmsStore.Leased;
import org.huzhu.notification.sms.SmsStore.Opened;
import org.huzhu.notification.sms.domain.SmsState.Accepted;
import org.huzhu.notification.sms.domain.SmsState.Delivered;
import org.huzhu.notification.sms.domain.SmsState.Expired;
import org.huzhu.notification.sms.domain.SmsState.Failed;
import org.huzhu.notification.sms.domain.SmsState.Pending;
import org.huzhu.notification.sms.domain.SmsState.Sending;
import org.huzhu.notification.sms.domain.SmsState.Unknown;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Settles messages without an answer or a receipt by asking the provider, never by sending again. */
@Component
public class AskProvider {

    private static final Logger log = LoggerFactory.getLogger(AskProvider.class);
    private static final Work ASK = Work.of("ask about sms");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SmsStore store;
    private final SettleSms settleSms;
    private final SmsProviders providers;
    private final SendingSettings settings;
    private final TransactionalOperator transaction;
    private final Tracing tracing;
    private final Clock clock;

    AskProvider(
            SmsStore store,
            SettleSms settleSms,
            SmsProviders providers,
            SendingSettings settings,
            TransactionalOperator transaction,
            Tracing tracing,
            Clock clock) {
        this.store = store;
        this.settleSms = settleSms;
        this.providers = providers;
        this.settings = settings;
        this.transaction = transaction;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Also finds what was abandoned or expired. Emits how many messages were looked at. */
    public Mono<Long> handle() {
        var lease = UUID.randomUUID();
        return settleSms
                .overdue(settings.batch())
                .flatMap(overdue -> store.leaseForQuestions(lease, clock.instant(), settings.lease(), settings.batch())
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .flatMap(leased -> ask(leased, lease).thenReturn(leased), settings.parallel())
                        .count()
                        .map(asked -> asked + overdue));
    }

    private Mono<Void> ask(Leased leased, UUID lease) {
        return tracing.caused(ASK, TraceContext.parse(leased.traceparent()), ask(leased.id(), lease));
    }

    private Mono<Void> ask(UUID id, UUID lease) {
        return store.lockLeased(id, lease)
                .as(transaction::transactional)
                .flatMap(opened -> question(opened)
                        .map(this::ask)
                        .orElse(Mono.just(new QueryOutcome.NotSaid()))
                        .flatMap(answer -> settleSms.asked(id, lease, answer)))
                .onErrorResume(e -> {
                    log.error(
                            "sms could not be settled id={} cause={}",
                            id,
                            e.getClass().getSimpleName());
                    return Mono.empty();
                });
    }

    private Mono<QueryOutcome> ask(Question question) {
        return Mono.justOrEmpty(providers.find(question.provider()))
                .flatMap(provider -> provider.query(question.sms()))
                .timeout(PATIENCE, Mono.just(new QueryOutcome.NotSaid()))
                .onErrorResume(_ -> Mono.just(new QueryOutcome.NotSaid()))
                .defaultIfEmpty(new QueryOutcome.NotSaid());
    }

    private static Optional<Question> question(Opened opened) {
        return switch (opened.message().state()) {
            case Accepted accepted -> question(opened, accepted.provider(), accepted.reference(), accepted.startedAt());
            case Unknown unknown -> question(opened, unknown.provider(), unknown.reference(), unknown.startedAt());
            case Pending _, Sending _, Delivered _, Failed _, Expired _ -> Optional.empty();
        };
    }

    private static Optional<Question> question(Opened opened, String provider, String reference, Instant startedAt) {
        return opened.phone()
                .map(phone ->
                        new Question(provider, new SentSms(opened.message().id(), phone, reference, startedAt)));
    }

    private record Question(String provider, SentSms sms) {}
}
