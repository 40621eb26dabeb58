package org.huzhu.member.session.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.config.ClientAddress;
import org.huzhu.member.session.LogIn;
import org.huzhu.member.session.LogOut;
import org.huzhu.member.session.RefreshSession;
import org.huzhu.member.session.Tokens;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "auth", description = "登录与令牌")
class TokenController {

    private static final int BEARER = "Bearer ".length();

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final LogOut logOut;
    private final ReactiveJwtDecoder decoder;
    private final ClientAddress addresses;

    TokenController(
            LogIn logIn,
            RefreshSession refreshSession,
            LogOut logOut,
            ReactiveJwtDecoder decoder,
            ClientAddress addresses) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.logOut = logOut;
        this.decoder = decoder;
        this.addresses = addresses;
    }

    @PostMapping("/api/v1/auth/tokens")
    @Access(open = true)
    @Operation(
            summary = "用短信验证码登录",
            description = "Phone and code for an access and a refresh token. A code works once.")
    @ApiResponse(responseCode = "200", description = "已登录")
    @ApiResponse(responseCode = "400", description = "SMS_CODE_REQUIRED")
    @ApiResponse(responseCode = "401", description = "SMS_CODE_INVALID")
    @ApiResponse(responseCode = "422", description = "PHONE_INVALID")
    @ApiResponse(responseCode = "429", description = "SMS_CODE_LOCKED, TOO_MANY_REQUESTS")
    Mono<ResponseEntity<Tokens>> logIn(@RequestBody LoginRequest request, ServerWebExchange exchange) {
        if (request.code() == null || request.code().isBlank()) {
            return Mono.error(new RefusedException(Refusal.ofField("SMS_CODE_REQUIRED", "code")));
        }
        var phone = MobileNumber.parse(request.phone() == null ? "" : request.phone())
                .orElseThrow(() -> new RefusedException(Refusal.ofField("PHONE_INVALID", "phone")));
        return logIn.handle(new LogIn.Command(phone, request.code().strip(), addresses.subscriberOf(exchange)))
                .flatMap(RefusedException::orProblem)
                .map(TokenController::answer);
    }

    @PostMapping("/api/v1/auth/tokens/refresh")
    @Access(open = true)
    @Operation(summary = "刷新令牌", description = "A refresh token works once; used twice it ends its session.")
    @ApiResponse(responseCode = "200", description = "新的令牌")
    @ApiResponse(responseCode = "401", description = "REFRESH_TOKEN_INVALID")
    Mono<ResponseEntity<Tokens>> refresh(@Valid @RequestBody RefreshRequest request) {
        return refreshSession
                .handle(new RefreshSession.Command(request.refreshToken()))
                .flatMap(RefusedException::orProblem)
                .map(TokenController::answer);
    }

    @DeleteMapping("/api/v1/auth/tokens")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(accounts = true)
    @Operation(
            summary = "退出登录",
            description = "Ends the session: its refresh token at once, its access token as soon as the gateway knows.")
    @ApiResponse(responseCode = "204", description = "已退出")
    Mono<Void> logOut(@RequestHeader("Authorization") String authorization) {
        return decoder.decode(authorization.substring(BEARER))
                .map(TokenController::sessionOf)
                .flatMap(sessionId -> logOut.handle(new LogOut.Command(sessionId)));
    }

    private static Optional<UUID> sessionOf(Jwt jwt) {
        return Optional.ofNullable(jwt.getClaimAsString("sid")).map(UUID::fromString);
    }

    private static ResponseEntity<Tokens> answer(Tokens tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens);
    }

    record LoginRequest(@Nullable String phone, @Nullable String code) {

        @Override
        public String toString() {
            return "LoginRequest";
        }
    }

    record RefreshRequest(
            @NotBlank(message = "请提供刷新令牌") @Size(max = 200, message = "刷新令牌无效")
            String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest";
        }
    }
}
