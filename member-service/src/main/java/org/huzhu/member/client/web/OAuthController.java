package org.huzhu.member.client.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.huzhu.member.client.GrantClientToken;
import org.huzhu.member.client.GrantClientToken.Granted;
import org.huzhu.member.client.GrantClientToken.InvalidClient;
import org.huzhu.member.client.GrantClientToken.InvalidScope;
import org.huzhu.member.config.ClientAddress;
import org.huzhu.platform.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The one face that speaks RFC 6749 instead of problem documents, because every OAuth library expects it. */
@RestController
@Tag(name = "oauth2", description = "接口账号令牌")
class OAuthController {

    private static final String BASIC = "basic ";

    private final GrantClientToken grantClientToken;
    private final ClientAddress addresses;

    OAuthController(GrantClientToken grantClientToken, ClientAddress addresses) {
        this.grantClientToken = grantClientToken;
        this.addresses = addresses;
    }

    @PostMapping(path = "/oauth2/token", produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(open = true)
    @Operation(
            summary = "接口账号换取访问令牌",
            description =
                    "Form grant_type=client_credentials, optional scope; client by HTTP Basic or client_id and client_secret.")
    @ApiResponse(responseCode = "200", description = "访问令牌")
    @ApiResponse(responseCode = "400", description = "invalid_request, invalid_scope, unsupported_grant_type")
    @ApiResponse(responseCode = "401", description = "invalid_client")
    Mono<ResponseEntity<Object>> token(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> grant(form, exchange));
    }

    private Mono<ResponseEntity<Object>> grant(MultiValueMap<String, String> form, ServerWebExchange exchange) {
        if (form.values().stream().anyMatch(values -> values.size() > 1) || !form.containsKey("grant_type")) {
            return Mono.just(error(
                    HttpStatus.BAD_REQUEST, "invalid_request", "grant_type is missing or a parameter is repeated"));
        }
        if (!"client_credentials".equals(form.getFirst("grant_type"))) {
            return Mono.just(
                    error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "only client_credentials is supported"));
        }
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        var credentials = header == null ? ofForm(form) : ofHeader(header);
        return Mono.justOrEmpty(credentials)
                .flatMap(given -> grantClientToken.handle(new GrantClientToken.Command(
                        given.clientId(), given.secret(), text(form.getFirst("scope")), addresses.of(exchange))))
                .defaultIfEmpty(new InvalidClient())
                .map(OAuthController::answer);
    }

    private static ResponseEntity<Object> answer(GrantClientToken.Answer answer) {
        return switch (answer) {
            case Granted granted ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.PRAGMA, "no-cache")
                        .body(new TokenView(granted.token(), "Bearer", granted.expiresIn(), granted.scope()));
            case InvalidClient _ ->
                error(HttpStatus.UNAUTHORIZED, "invalid_client", "the client is unknown or its secret is wrong");
            case InvalidScope _ ->
                error(HttpStatus.BAD_REQUEST, "invalid_scope", "the client does not have that scope");
        };
    }

    private static ResponseEntity<Object> error(HttpStatus status, String code, String description) {
        var response = ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache");
        if (status == HttpStatus.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"huzhu\"");
        }
        return response.body(new ErrorView(code, description));
    }

    private static Optional<Credentials> ofForm(MultiValueMap<String, String> form) {
        var clientId = text(form.getFirst("client_id"));
        var secret = text(form.getFirst("client_secret"));
        return clientId.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(clientId, secret));
    }

    /** RFC 6749 section 2.3.1: both halves are form-encoded before they are joined. */
    private static Optional<Credentials> ofHeader(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private record Credentials(String clientId, String secret) {

        @Override
        public String toString() {
            return clientId;
        }
    }

    record TokenView(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    record ErrorView(
            String error, @JsonProperty("error_description") String errorDescription) {}
}
