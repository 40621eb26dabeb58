package org.huzhu.notification.sms.messaging;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.notification.sms.RequestSms;
import org.huzhu.notification.sms.domain.Recipient;
import org.huzhu.platform.events.SmsRequested;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages another service words itself, such as login codes. Has a listener of its own: a code must not queue behind
 * notices.
 */
@Component
class SmsRequestedHandler implements EventHandler {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final RequestSms requestSms;
    private final FieldCipher transport;
    private final JsonMapper json;

    SmsRequestedHandler(RequestSms requestSms, @Qualifier("transportCipher") FieldCipher transport, JsonMapper json) {
        this.requestSms = requestSms;
        this.transport = transport;
        this.json = json;
    }

    @Override
    public String consumer() {
        return "notification.sms-requested";
    }

    @Override
    public Set<String> topics() {
        return Set.of(SmsRequested.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        var requested = event.as(SmsRequested.class);
        return requestSms.handle(command(requested)).flatMap(Requests::requireDone);
    }

    private RequestSms.Command command(SmsRequested requested) {
        var phone = transport.openText(requested.sealedPhone(), requested.businessKey());
        if (!MobileNumber.isValid(phone)) {
            throw new PoisonEventException("the phone of a requested message is none");
        }
        return new RequestSms.Command(
                requested.businessKey(),
                requested.template(),
                new Recipient.OfPhone(new MobileNumber(phone)),
                parameters(requested),
                Optional.ofNullable(requested.validUntil()));
    }

    private Map<String, String> parameters(SmsRequested requested) {
        try {
            return json.readValue(transport.openText(requested.sealedParameters(), requested.businessKey()), TEXTS);
        } catch (JacksonException e) {
            throw new PoisonEventException("the parameters of a requested message are no JSON object of texts");
        }
    }
}
