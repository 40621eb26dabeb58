package org.huzhu.notification.generic;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.huzhu.notification.provider.GuardedClient;
import org.huzhu.notification.provider.GuardedClient.Answer;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SharedSecret;
import org.huzhu.notification.provider.SmsSender;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway of one's own, or a small translator in front of a provider this project does not know. */
@Component
@ConditionalOnProperty("huzhu.sms.http.url")
class GenericSender implements SmsSender {

    static final String NAME = "http";

    private final GenericSettings settings;
    private final GuardedClient client;
    private final JsonMapper json;
    private final Clock clock;

    GenericSender(GenericSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.client = new GuardedClient(NAME, settings.connectTimeout(), settings.timeLimit());
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Mono<SendOutcome> send(OutgoingSms sms) {
        var template = sms.template();
        var body = json.writeValueAsString(Map.of(
                "id", sms.id().toString(),
                "phone", sms.phone().value(),
                "text", sms.rendered().text(),
                "signature", template.signature(),
                "template", template.code(),
                "templateId", template.providerIds().getOrDefault(NAME, template.code()),
                "parameters", sms.rendered().parameters()));
        return client.send(
                http -> http.post()
                        .uri(URI.create(settings.url()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .headers(headers -> authorise(headers, body))
                        .bodyValue(body),
                this::read);
    }

    @Override
    public Mono<QueryOutcome> query(SentSms sms) {
        if (settings.queryUrl().isBlank()) {
            return Mono.just(new QueryOutcome.NotSaid());
        }
        var address = URI.create(settings.queryUrl().replace("{id}", sms.id().toString()));
        return client.ask(http -> http.get().uri(address).headers(headers -> authorise(headers, "")))
                .map(this::readState)
                .defaultIfEmpty(new QueryOutcome.NotSaid());
    }

    @Override
    public List<DeliveryReceipt> receipts(String body) {
        try {
            var root = json.readTree(body);
            var nodes = root.isArray()
                    ? StreamSupport.stream(root.spliterator(), false).toList()
                    : List.of(root);
            return nodes.stream().map(GenericSender::receipt).toList();
        } catch (JacksonException e) {
            throw new UnreadableReceiptException();
        }
    }

    private void authorise(HttpHeaders headers, String body) {
        if (!settings.token().isBlank()) {
            headers.setBearerAuth(settings.token());
        }
        if (!settings.secret().isBlank()) {
            var timestamp = Long.toString(clock.instant().getEpochSecond());
            headers.set(SharedSecret.TIMESTAMP, timestamp);
            headers.set(SharedSecret.SIGNATURE, SharedSecret.sign(settings.secret(), timestamp, body));
        }
    }

    /** 409 means the gateway has this id already: an earlier try arrived after all. */
    private SendOutcome read(Answer answer) {
        if (answer.isSuccess() || answer.status() == 409) {
            return new SendOutcome.Taken(field(answer.body(), "reference"));
        }
        var code = field(answer.body(), "code");
        var reason = code.isBlank() ? "HTTP_" + answer.status() : code;
        return switch (answer.status()) {
            case 400, 422 -> new SendOutcome.Declined(reason);
            case 408 -> new SendOutcome.Lost(reason);
            default -> new SendOutcome.NotSent(reason);
        };
    }

    private QueryOutcome readState(Answer answer) {
        if (!answer.isSuccess()) {
            return new QueryOutcome.NotSaid();
        }
        return switch (field(answer.body(), "state")) {
            case "DELIVERED" -> new QueryOutcome.Delivered();
            case "FAILED" -> new QueryOutcome.Failed(field(answer.body(), "code"));
            case "SENT" -> new QueryOutcome.OnItsWay(field(answer.body(), "reference"));
            default -> new QueryOutcome.NotSaid();
        };
    }

    private static DeliveryReceipt receipt(JsonNode node) {
        var state = node.path("state").asString("");
        if (!state.equals("DELIVERED") && !state.equals("FAILED")) {
            throw new UnreadableReceiptException();
        }
        return new DeliveryReceipt(
                node.path("id").asString(""),
                node.path("reference").asString(""),
                state.equals("DELIVERED"),
                node.path("code").asString(state));
    }

    private String field(String body, String name) {
        try {
            return json.readTree(body).path(name).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
