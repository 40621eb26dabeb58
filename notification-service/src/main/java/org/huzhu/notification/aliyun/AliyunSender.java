package org.huzhu.notification.aliyun;

import java.net.URI;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.huzhu.notification.provider.GuardedClient;
import org.huzhu.notification.provider.GuardedClient.Answer;
import org.huzhu.notification.provider.OutgoingSms;
import org.huzhu.notification.provider.SentSms;
import org.huzhu.notification.provider.SmsSender;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.notification.template.domain.SmsTemplate;
import org.huzhu.platform.time.Beijing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends by {@code SendSms}, asks by {@code QuerySendDetails} and reads the {@code SmsReport} callback of Dysmsapi
 * 2017-05-25.
 */
@Component
@ConditionalOnProperty("huzhu.sms.aliyun.access-key-id")
class AliyunSender implements SmsSender {

    static final String NAME = "aliyun";
    private static final String VERSION = "2017-05-25";
    /** About this one message: no other try or provider would fare better. */
    private static final Set<String> DECLINED = Set.of(
            "isv.MOBILE_NUMBER_ILLEGAL",
            "isv.MOBILE_COUNT_OVER_LIMIT",
            "isv.BLACK_KEY_CONTROL_LIMIT",
            "isv.INVALID_PARAMETERS",
            "isv.TEMPLATE_MISSING_PARAMETERS",
            "isv.TEMPLATE_PARAMS_ILLEGAL");

    private final AliyunSettings settings;
    private final Acs3Signature signature;
    private final GuardedClient client;
    private final JsonMapper json;
    private final Clock clock;

    AliyunSender(AliyunSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.signature = new Acs3Signature(settings.accessKeyId(), settings.accessKeySecret());
        this.client = new GuardedClient(NAME, settings.connectTimeout(), settings.timeLimit());
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> unfit(SmsTemplate template) {
        return template.providerIds().containsKey(NAME)
                ? Optional.empty()
                : Optional.of(template.code() + " has no providers.aliyun (模板号)");
    }

    @Override
    public Mono<SendOutcome> send(OutgoingSms sms) {
        var query = new TreeMap<String, String>();
        query.put("PhoneNumbers", sms.phone().value());
        query.put("SignName", sms.template().signature());
        query.put("TemplateCode", sms.template().providerIds().getOrDefault(NAME, ""));
        query.put("TemplateParam", json.writeValueAsString(sms.rendered().parameters()));
        query.put("OutId", sms.id().toString());
        return client.send(call("SendSms", query), this::read);
    }

    @Override
    public Mono<QueryOutcome> query(SentSms sms) {
        var query = new TreeMap<String, String>();
        query.put("PhoneNumber", sms.phone().value());
        query.put("SendDate", DateTimeFormatter.BASIC_ISO_DATE.format(Beijing.dayOf(sms.sentAt())));
        query.put("PageSize", "50");
        query.put("CurrentPage", "1");
        if (!sms.reference().isBlank()) {
            query.put("BizId", sms.reference());
        }
        return client.ask(call("QuerySendDetails", query))
                .map(answer -> find(answer, sms))
                .defaultIfEmpty(new QueryOutcome.NotSaid());
    }

    @Override
    public List<DeliveryReceipt> receipts(String body) {
        try {
            var root = json.readTree(body);
            if (!root.isArray()) {
                throw new UnreadableReceiptException();
            }
            return StreamSupport.stream(root.spliterator(), false)
                    .map(AliyunSender::receipt)
                    .toList();
        } catch (JacksonException e) {
            throw new UnreadableReceiptException();
        }
    }

    private Function<WebClient, RequestHeadersSpec<?>> call(String action, SortedMap<String, String> query) {
        var endpoint = settings.endpoint();
        var address =
                URI.create(endpoint.getScheme() + "://" + endpoint.getAuthority() + "/?" + Acs3Signature.query(query));
        var call = new Acs3Signature.Call(
                endpoint.getAuthority(),
                action,
                VERSION,
                clock.instant(),
                UUID.randomUUID().toString());
        return http -> http.post()
                .uri(address)
                .headers(headers -> signature.headers(call, query).forEach(headers::set));
    }

    private SendOutcome read(Answer answer) {
        try {
            var root = json.readTree(answer.body());
            var code = root.path("Code").asString("");
            if (code.equals("OK")) {
                return new SendOutcome.Taken(root.path("BizId").asString(""));
            }
            if (code.isBlank() || code.startsWith("isp.")) {
                return new SendOutcome.Lost(code.isBlank() ? "UNREADABLE_ANSWER" : code);
            }
            return DECLINED.contains(code) ? new SendOutcome.Declined(code) : new SendOutcome.NotSent(code);
        } catch (JacksonException e) {
            return new SendOutcome.Lost("UNREADABLE_ANSWER");
        }
    }

    private QueryOutcome find(Answer answer, SentSms sms) {
        try {
            var details = json.readTree(answer.body()).path("SmsSendDetailDTOs").path("SmsSendDetailDTO");
            return StreamSupport.stream(details.spliterator(), false)
                    .filter(detail ->
                            detail.path("OutId").asString("").equals(sms.id().toString()))
                    .findFirst()
                    .map(AliyunSender::state)
                    .orElse(new QueryOutcome.NotSaid());
        } catch (JacksonException e) {
            return new QueryOutcome.NotSaid();
        }
    }

    /** 1 waits for the carrier's word, 2 failed, 3 arrived. */
    private static QueryOutcome state(JsonNode detail) {
        return switch (detail.path("SendStatus").asInt(0)) {
            case 1 -> new QueryOutcome.OnItsWay("");
            case 2 -> new QueryOutcome.Failed(detail.path("ErrCode").asString("FAILED"));
            case 3 -> new QueryOutcome.Delivered();
            default -> new QueryOutcome.NotSaid();
        };
    }

    private static DeliveryReceipt receipt(JsonNode node) {
        if (!node.path("success").isBoolean()) {
            throw new UnreadableReceiptException();
        }
        return new DeliveryReceipt(
                node.path("out_id").asString(""),
                node.path("biz_id").asString(""),
                node.path("success").asBoolean(),
                node.path("err_code").asString(""));
    }
}
