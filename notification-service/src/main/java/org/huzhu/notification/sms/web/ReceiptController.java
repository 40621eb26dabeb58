package org.huzhu.notification.sms.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.huzhu.notification.provider.SharedSecret;
import org.huzhu.notification.provider.SmsProviders;
import org.huzhu.notification.provider.SmsSender;
import org.huzhu.notification.provider.SmsSender.UnreadableReceiptException;
import org.huzhu.notification.sms.ReceiptSettings;
import org.huzhu.notification.sms.RecordReceipts;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where providers call back. They have no token: a shared secret signs the body, or stands in the address of one that
 * cannot sign.
 */
@Tag(name = "sms", description = "短信 · Text messages")
@RestController
class ReceiptController {

    private final SmsProviders providers;
    private final RecordReceipts recordReceipts;
    private final ReceiptSettings settings;
    private final Clock clock;

    ReceiptController(SmsProviders providers, RecordReceipts recordReceipts, ReceiptSettings settings, Clock clock) {
        this.providers = providers;
        this.recordReceipts = recordReceipts;
        this.settings = settings;
        this.clock = clock;
    }

    @Access(open = true)
    @Operation(
            summary = "短信状态报告回执",
            description = "A provider's delivery receipts in its own format, signed by X-Huzhu-Timestamp and"
                    + " X-Huzhu-Signature (hex HMAC-SHA256 over timestamp.body) or with key= in the address."
                    + " Repeated, early and unknown receipts are accepted.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "BAD_REQUEST")
    @ApiResponse(responseCode = "401", description = "NOT_AUTHENTICATED")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @PostMapping("/api/v1/sms-receipts/{provider}")
    Mono<Taken> receive(
            @PathVariable String provider,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @Parameter(description = "回执地址中约定的密钥；服务商不能签名时使用") @RequestParam(required = false) @Nullable String key,
            @RequestBody String body) {
        var sender = providers.find(provider);
        if (sender.isEmpty()) {
            return refuse("NOT_FOUND");
        }
        return isAuthentic(provider, headers, key, body) ? record(sender.get(), body) : refuse("NOT_AUTHENTICATED");
    }

    private Mono<Taken> record(SmsSender sender, String body) {
        try {
            var command = new RecordReceipts.Command(sender.name(), sender.receipts(body));
            return recordReceipts.handle(command).thenReturn(new Taken(0, "成功"));
        } catch (UnreadableReceiptException _) {
            return refuse("BAD_REQUEST");
        }
    }

    private boolean isAuthentic(String provider, HttpHeaders headers, @Nullable String key, String body) {
        var secret = settings.secrets().get(provider);
        if (secret == null) {
            return false;
        }
        var signature = headers.getFirst(SharedSecret.SIGNATURE);
        var timestamp = headers.getFirst(SharedSecret.TIMESTAMP);
        if (signature != null && timestamp != null) {
            return isRecent(timestamp) && SharedSecret.matches(SharedSecret.sign(secret, timestamp, body), signature);
        }
        return key != null && SharedSecret.matches(secret, key);
    }

    private boolean isRecent(String timestamp) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            return age.abs().compareTo(settings.tolerance()) <= 0;
        } catch (NumberFormatException | DateTimeException _) {
            return false;
        }
    }

    private static Mono<Taken> refuse(String code) {
        return Mono.error(new RefusedException(Refusal.of(code)));
    }

    /** What Aliyun wants to read; others only look at the status. */
    record Taken(int code, String msg) {}
}
