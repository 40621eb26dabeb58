package org.huzhu.member.code.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.huzhu.member.code.CodeSettings;
import org.huzhu.member.code.RequestCode;
import org.huzhu.member.code.domain.Purpose;
import org.huzhu.member.config.ClientAddress;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "auth", description = "登录与令牌")
class CodeController {

    private final RequestCode requestCode;
    private final ClientAddress addresses;
    private final CodeSettings settings;

    CodeController(RequestCode requestCode, ClientAddress addresses, CodeSettings settings) {
        this.requestCode = requestCode;
        this.addresses = addresses;
        this.settings = settings;
    }

    @PostMapping("/api/v1/auth/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(open = true)
    @Operation(
            summary = "获取短信验证码",
            description =
                    "The answer is the same whether an SMS is sent or not; it never tells whether a phone is known.")
    @ApiResponse(responseCode = "202", description = "已受理；是否发送短信不予说明")
    @ApiResponse(responseCode = "422", description = "PHONE_INVALID")
    Mono<Accepted> request(@Valid @RequestBody CodeRequest request, ServerWebExchange exchange) {
        var phone = MobileNumber.parse(request.phone() == null ? "" : request.phone())
                .orElseThrow(() -> new RefusedException(Refusal.ofField("PHONE_INVALID", "phone")));
        var command = new RequestCode.Command(phone, request.purpose(), addresses.subscriberOf(exchange));
        return Mono.when(requestCode.handle(command), Mono.delay(settings.answerAfter()))
                .thenReturn(Accepted.of(settings.resendAfter(), settings.validFor()));
    }

    record CodeRequest(
            @Nullable String phone,
            @NotNull(message = "请选择验证码用途") Purpose purpose) {

        /** A record's default text would print the phone into a log. */
        @Override
        public String toString() {
            return "CodeRequest[" + purpose + "]";
        }
    }

    record Accepted(String message, long resendAfterSeconds, long validSeconds) {

        static Accepted of(Duration resendAfter, Duration validFor) {
            return new Accepted("如该手机号可以接收验证码，短信将很快送达", resendAfter.toSeconds(), validFor.toSeconds());
        }
    }
}
