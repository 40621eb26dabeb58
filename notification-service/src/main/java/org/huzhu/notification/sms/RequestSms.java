package org.huzhu.notification.sms;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.huzhu.notification.sms.domain.Recipient;
import org.huzhu.notification.template.TemplateCatalogue;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Records that somebody must get a message. Nothing leaves here: sending is {@link DeliverSms}'s work, after the
 * commit.
 */
@Component
public class RequestSms {

    public record Command(
            String businessKey,
            String template,
            Recipient recipient,
            Map<String, String> parameters,
            Optional<Instant> validUntil) {

        public Command {
            parameters = Map.copyOf(parameters);
        }

        /** A record's default text would print codes into a log. */
        @Override
        public String toString() {
            return "Command[" + template + "]";
        }
    }

    private final TemplateCatalogue templates;
    private final SmsStore store;
    private final Clock clock;

    RequestSms(TemplateCatalogue templates, SmsStore store, Clock clock) {
        this.templates = templates;
        this.store = store;
        this.clock = clock;
    }

    /** True for the first request of a business key, false for every other. */
    public Mono<Outcome<Boolean>> handle(Command command) {
        return Mono.justOrEmpty(templates.find(command.template()))
                .flatMap(template -> check(template, command))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")));
    }

    private Mono<Outcome<Boolean>> check(SmsTemplate template, Command command) {
        return switch (template.render(command.parameters())) {
            case Done<?> _ -> store.add(intent(template, command)).map(Outcome::done);
            case Refused<?> refused -> Mono.just(Outcome.refused(refused.refusal()));
        };
    }

    private SmsStore.Intent intent(SmsTemplate template, Command command) {
        var now = clock.instant();
        var end = now.plus(template.validFor());
        var validUntil = command.validUntil().filter(end::isAfter).orElse(end);
        return new SmsStore.Intent(
                command.businessKey(),
                template.code(),
                template.category(),
                command.recipient(),
                command.parameters(),
                validUntil,
                now);
    }
}
