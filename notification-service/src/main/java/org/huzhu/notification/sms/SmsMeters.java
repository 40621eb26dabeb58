package org.huzhu.notification.sms;

import static org.huzhu.notification.sms.domain.SmsStatus.ACCEPTED;
import static org.huzhu.notification.sms.domain.SmsStatus.DELIVERED;
import static org.huzhu.notification.sms.domain.SmsStatus.EXPIRED;
import static org.huzhu.notification.sms.domain.SmsStatus.FAILED;
import static org.huzhu.notification.sms.domain.SmsStatus.PENDING;
import static org.huzhu.notification.sms.domain.SmsStatus.SENDING;
import static org.huzhu.notification.sms.domain.SmsStatus.UNKNOWN;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.huzhu.notification.provider.SmsProviders;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.sms.SmsLedger.Charge;
import org.huzhu.notification.sms.domain.SmsMessage;
import org.huzhu.notification.sms.domain.SmsState;
import org.huzhu.notification.sms.domain.SmsStatus;
import org.huzhu.notification.template.TemplateCatalogue;
import org.huzhu.notification.template.TemplateSettings;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts what becomes of messages by template and state, what providers answer and how fast, and what they cost. No
 * label names a person, a number or a unit.
 */
@Component
class SmsMeters {

    private static final List<String> OUTCOMES = List.of("TAKEN", "DECLINED", "NOT_SENT", "LOST");

    /** Shown from the start, so that the first step of a kind is a rise. */
    private static final Map<SmsStatus, List<SmsStatus>> STEPS = Map.of(
            PENDING, List.of(SENDING, EXPIRED, FAILED),
            SENDING, List.of(ACCEPTED, PENDING, FAILED, UNKNOWN),
            ACCEPTED, List.of(DELIVERED, FAILED, UNKNOWN),
            UNKNOWN, List.of(ACCEPTED, DELIVERED, FAILED));

    private final MeterRegistry meters;
    private final BigDecimal pricePerPart;

    SmsMeters(MeterRegistry meters, SmsProviders providers, TemplateCatalogue templates, TemplateSettings settings) {
        this.meters = meters;
        this.pricePerPart = settings.pricePerPart();
        var codes = templates.all().stream().map(SmsTemplate::code).toList();
        for (var template : codes) {
            STEPS.forEach((from, following) -> following.forEach(to -> steps(template, from, to)));
        }
        for (var provider : providers.inOrder()) {
            OUTCOMES.forEach(outcome -> tries(provider.name(), outcome));
            answers(provider.name());
            codes.forEach(template -> cost(provider.name(), template));
        }
    }

    void reached(SmsMessage message, SmsState state) {
        steps(message.template(), message.state().status(), state.status()).increment();
    }

    /** Times and counts one try at a provider; {@code outcome} names what came of it. */
    Mono<SendOutcome> tried(String provider, Mono<SendOutcome> work) {
        return Mono.defer(() -> {
            var start = Timer.start(meters);
            return work.doOnNext(outcome -> {
                start.stop(answers(provider));
                tries(provider, word(outcome)).increment();
            });
        });
    }

    private static String word(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Taken _ -> "TAKEN";
            case SendOutcome.Declined _ -> "DECLINED";
            case SendOutcome.NotSent _ -> "NOT_SENT";
            case SendOutcome.Lost _ -> "LOST";
        };
    }

    void charged(Charge charge) {
        cost(charge.provider(), charge.template())
                .increment(pricePerPart
                        .multiply(BigDecimal.valueOf(charge.parts()))
                        .doubleValue());
    }

    private Counter steps(String template, SmsStatus from, SmsStatus to) {
        return Counter.builder("huzhu.sms.transitions")
                .description("steps of messages from state to state")
                .tag("template", template)
                .tag("from", from.name())
                .tag("to", to.name())
                .register(meters);
    }

    private Counter tries(String provider, String outcome) {
        return Counter.builder("huzhu.sms.tries")
                .description("messages handed to a provider")
                .tag("provider", provider)
                .tag("outcome", outcome)
                .register(meters);
    }

    private Timer answers(String provider) {
        return Timer.builder("huzhu.sms.tries")
                .description("how long a provider takes to answer")
                .tag("provider", provider)
                .register(meters);
    }

    private Counter cost(String provider, String template) {
        return Counter.builder("huzhu.sms.cost.yuan")
                .description("parts times price")
                .tag("provider", provider)
                .tag("template", template)
                .register(meters);
    }
}
