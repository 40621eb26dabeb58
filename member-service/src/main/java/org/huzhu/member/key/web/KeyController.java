package org.huzhu.member.key.web;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.huzhu.member.key.RotateKeys;
import org.huzhu.member.key.SigningKeys;
import org.huzhu.member.key.TokenSettings;
import org.huzhu.member.key.domain.KeySchedule;
import org.huzhu.member.key.domain.SigningKey;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.security.SecuritySettings;
import org.huzhu.platform.time.Beijing;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "keys", description = "令牌签名密钥")
class KeyController {

    private final SigningKeys keys;
    private final RotateKeys rotateKeys;
    private final TokenSettings settings;
    private final SecuritySettings security;
    private final Clock clock;

    KeyController(
            SigningKeys keys, RotateKeys rotateKeys, TokenSettings settings, SecuritySettings security, Clock clock) {
        this.keys = keys;
        this.rotateKeys = rotateKeys;
        this.settings = settings;
        this.security = security;
        this.clock = clock;
    }

    @GetMapping("/.well-known/jwks.json")
    @Access(open = true)
    @Operation(summary = "公开签名公钥", description = "JWK Set (RFC 7517). A key appears here before it signs.")
    Mono<ResponseEntity<Map<String, Object>>> jwks() {
        return keys.all()
                .filter(all -> !all.isEmpty())
                .switchIfEmpty(Mono.defer(() -> rotateKeys.ifDue().then(keys.all())))
                .map(all -> ResponseEntity.ok()
                        .cacheControl(
                                CacheControl.maxAge(settings.keySetCachedFor()).cachePublic())
                        .body(new JWKSet(all.stream()
                                        .<JWK>map(key -> key.pair().toPublicJWK())
                                        .toList())
                                .toJSONObject()));
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    @Access(open = true)
    @Operation(
            summary = "授权服务器元数据",
            description = "Authorization server metadata (RFC 8414); paths are relative to the issuer.")
    ResponseEntity<Map<String, Object>> metadata() {
        var issuer = security.issuer();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(settings.keySetCachedFor()).cachePublic())
                .body(Map.of(
                        "issuer",
                        issuer,
                        "token_endpoint",
                        issuer + "/oauth2/token",
                        "jwks_uri",
                        issuer + "/.well-known/jwks.json",
                        "grant_types_supported",
                        List.of("client_credentials"),
                        "response_types_supported",
                        List.of(),
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_basic", "client_secret_post")));
    }

    @GetMapping("/api/v1/signing-keys")
    @Access(roles = Role.ADMIN)
    @Operation(summary = "查看签名密钥", description = "Key ids with their times; never key material.")
    Mono<List<KeyView>> list() {
        return rotateKeys.list().map(this::views);
    }

    @PostMapping("/api/v1/signing-keys")
    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "轮换签名密钥",
            description =
                    "Publishes a new key now; it signs after the key set's cache time. A waiting key is not doubled.")
    Mono<KeyView> rotate(Caller caller) {
        return rotateKeys.handle(new RotateKeys.Command(caller)).map(key -> KeyView.of(key, "PENDING"));
    }

    private List<KeyView> views(List<SigningKey> all) {
        var now = clock.instant();
        var signer = new KeySchedule(all).signer(now);
        return all.stream()
                .map(key -> KeyView.of(
                        key,
                        key.signsFrom().isAfter(now)
                                ? "PENDING"
                                : signer.filter(key::equals).isPresent() ? "SIGNING" : "RETIRED"))
                .toList();
    }

    record KeyView(String kid, String state, OffsetDateTime createdAt, OffsetDateTime signsFrom) {

        static KeyView of(SigningKey key, String state) {
            return new KeyView(
                    key.kid(),
                    state,
                    key.createdAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                    key.signsFrom().atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }
}
