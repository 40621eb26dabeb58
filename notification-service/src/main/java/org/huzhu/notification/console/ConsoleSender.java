package org.huzhu.notification.console;

import java.time.Clock;
import java.time.Duration;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SmsSender;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The default provider: keeps messages instead of sending them, so that a newcomer needs no contract with a carrier.
 * Texts stay sealed in the database, never in a log, and leave after a week.
 */
@Component
class ConsoleSender implements SmsSender {

    static final String NAME = "console";
    private static final Duration KEEP = Duration.ofDays(7);

    private final ConsoleMessages messages;
    private final Clock clock;

    ConsoleSender(ConsoleMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Mono<SendOutcome> send(OutgoingSms sms) {
        var message = new ConsoleMessages.Message(
                sms.id(), sms.phone(), sms.template().code(), sms.rendered().text(), clock.instant());
        return messages.keep(message).thenReturn(new SendOutcome.Taken(sms.id().toString()));
    }

    @Override
    public Mono<QueryOutcome> query(SentSms sms) {
        return messages.has(sms.id()).map(kept -> kept ? new QueryOutcome.Delivered() : new QueryOutcome.NotSaid());
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forget() {
        messages.forgetBefore(clock.instant().minus(KEEP)).block(Duration.ofMinutes(1));
    }
}
