package org.huzhu.notification.sms.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.huzhu.notification.sms.FindSms;
import org.huzhu.notification.sms.domain.SmsStatus;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What operators look at; numbers are masked and words are not shown. */
@Tag(name = "sms", description = "短信 · Text messages")
@RestController
class SmsController {

    private final FindSms findSms;
    private final Clock clock;

    SmsController(FindSms findSms, Clock clock) {
        this.findSms = findSms;
        this.clock = clock;
    }

    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(
            summary = "短信发送记录",
            description = "Newest first, by state (PENDING, SENDING, ACCEPTED, DELIVERED, FAILED, UNKNOWN, EXPIRED) and"
                    + " template.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "LIMIT_INVALID, CURSOR_INVALID")
    @ApiResponse(responseCode = "422", description = "SMS_STATE_UNKNOWN")
    @GetMapping("/api/v1/sms-messages")
    Mono<Page<FindSms.Found>> messages(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Mono.defer(
                () -> findSms.find(status(state), Optional.ofNullable(template), Page.Request.of(limit, cursor)));
    }

    @Access(roles = {Role.ADMIN, Role.AUDITOR, Role.FINANCE})
    @Operation(
            summary = "短信费用统计",
            description =
                    "Messages, charged parts and cost in CNY per day, provider and template; this month unless from"
                            + " and to are given.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "LIMIT_INVALID, CURSOR_INVALID")
    @GetMapping("/api/v1/sms-costs")
    Mono<Page<FindSms.DayCost>> costs(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var today = Beijing.dayOf(clock.instant());
        var first = from == null ? today.withDayOfMonth(1) : from;
        var last = to == null ? today : to;
        return Mono.defer(() -> findSms.costs(first, last, Page.Request.of(limit, cursor)));
    }

    private static Optional<SmsStatus> status(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Arrays.stream(SmsStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .map(Optional::of)
                .orElseThrow(() -> new RefusedException(Refusal.of("SMS_STATE_UNKNOWN", Map.of("state", text))));
    }
}
