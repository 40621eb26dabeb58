package org.huzhu.member.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.testing.Api;
import org.huzhu.platform.testkit.Infrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The service with another issuer in place of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Infrastructure.class)
@DirtiesContext
class OutsideIssuerIT {

    private static final String ISSUER = "https://login.example.org";
    private static RSAKey key;
    private static DisposableServer issuer;

    @LocalServerPort
    int port;

    @BeforeAll
    static void startIssuer() throws Exception {
        if (issuer == null) {
            key = new RSAKeyGenerator(2048).keyID("outside-1").generate();
            issuer = HttpServer.create()
                    .host("127.0.0.1")
                    .route(routes -> routes.get(
                            "/jwks",
                            (_, response) -> response.header("Content-Type", "application/json")
                                    .sendString(Mono.just(new JWKSet(key.toPublicJWK()).toString()))))
                    .bindNow();
        }
    }

    @AfterAll
    static void stopIssuer() {
        issuer.disposeNow();
    }

    @DynamicPropertySource
    static void useTheOutsideIssuer(DynamicPropertyRegistry properties) throws Exception {
        startIssuer();
        properties.add("huzhu.identity.issuer", () -> "OUTSIDE");
        properties.add("huzhu.security.issuer", () -> ISSUER);
        properties.add("huzhu.security.jwks-uri", () -> "http://127.0.0.1:" + issuer.port() + "/jwks");
    }

    @Test
    @DisplayName("A token of an outside OIDC issuer with our claims opens what ours would")
    void anOutsideTokenIsBelieved() throws Exception {
        assertThat(with(token(ISSUER, List.of("ADMIN"))).get("/api/v1/staff").status())
                .isEqualTo(200);
        assertThat(with(token(ISSUER, List.of())).get("/api/v1/staff").status()).isEqualTo(403);
        assertThat(with(token(ISSUER, List.of())).get("/api/v1/me/coverages").code())
                .isEqualTo("MEMBERSHIP_REQUIRED");
    }

    @Test
    void aTokenOfYetAnotherIssuerIsNot() throws Exception {
        assertThat(with(token("https://huzhu.org", List.of("ADMIN")))
                        .get("/api/v1/staff")
                        .status())
                .isEqualTo(401);
    }

    private Api with(String token) {
        return Api.at(port).as(token);
    }

    private static String token(String issuerName, List<String> roles) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuerName)
                .audience("huzhu")
                .subject(UUID.randomUUID().toString())
                .claim("kind", "account")
                .claim("roles", roles)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }
}
