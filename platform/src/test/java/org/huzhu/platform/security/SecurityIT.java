package org.huzhu.platform.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.huzhu.platform.PlatformIT;
import org.huzhu.platform.testkit.AccessTable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class SecurityIT extends PlatformIT {

    @Autowired
    AccessFilter filter;

    @Autowired
    SecuritySettings settings;

    @Test
    void openOperationsNeedNoToken() {
        web.get().uri("/sample/open").exchange().expectStatus().isOk();
    }

    @Test
    void othersAsk401WithAProblemDocument() {
        expect(null, "/sample/staff", HttpStatus.UNAUTHORIZED, "NOT_AUTHENTICATED");
    }

    @Test
    void tokensThatAreNotOursAre401() throws Exception {
        for (var token : new String[] {
            "garbage",
            "a.b.c",
            new PlainJWT(claims(settings.audience()).build()).serialize(),
            hmac(),
            tokens.staff(Role.ADMIN) + "x",
            tokens.signed(claims("another-service").claim("kind", "account")),
            tokens.signed(claims(settings.audience()).claim("kind", "robot")),
            tokens.signed(claims(settings.audience())),
            tokens.signed(claims(settings.audience()).subject("no-uuid").claim("kind", "account")),
            tokens.signed(claims(settings.audience()).subject(null).claim("kind", "client")),
            tokens.signed(
                    claims(settings.audience()).issuer("https://elsewhere").claim("kind", "account")),
            tokens.signed(claims(settings.audience()).expirationTime(null).claim("kind", "account")),
        }) {
            expect(token, "/sample/staff", HttpStatus.UNAUTHORIZED, "NOT_AUTHENTICATED");
        }
    }

    @Test
    void aTokenEndsWithItsTime() {
        var token = tokens.staff(Role.ADMIN);
        as(token).get().uri("/sample/staff").exchange().expectStatus().isOk();

        clock.advance(Duration.ofDays(1).plusMinutes(2));

        expect(token, "/sample/staff", HttpStatus.UNAUTHORIZED, "NOT_AUTHENTICATED");
    }

    @Test
    void rolesAndScopesDecide() {
        as(tokens.staff(Role.FINANCE))
                .get()
                .uri("/sample/staff")
                .exchange()
                .expectStatus()
                .isOk();
        expect(tokens.staff(Role.AUDITOR), "/sample/staff", HttpStatus.FORBIDDEN, "FORBIDDEN");
        expect(tokens.account(UUID.randomUUID()), "/sample/staff", HttpStatus.FORBIDDEN, "FORBIDDEN");
        expect(tokens.client("hr", "sample:read"), "/sample/staff", HttpStatus.FORBIDDEN, "FORBIDDEN");
        as(tokens.client("hr", "sample:read sample:read"))
                .get()
                .uri("/sample/machine")
                .exchange()
                .expectStatus()
                .isOk();
        expect(tokens.client("hr", "sample:reader"), "/sample/machine", HttpStatus.FORBIDDEN, "FORBIDDEN");
        expect(tokens.staff(Role.ADMIN), "/sample/machine", HttpStatus.FORBIDDEN, "FORBIDDEN");
    }

    @Test
    void whoMayNotCallIsToldBeforeHisBodyIsRead() {
        web.post()
                .uri("/sample/things")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void theManagementPortStaysReachable() {
        client(managementPort)
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk();
        web.get().uri("/actuator/health").exchange().expectStatus().isNotFound();
    }

    @Test
    void theTableOfTheDocumentIsTheCodes() {
        org.assertj.core.api.Assertions.assertThat(AccessTable.render(filter))
                .contains("| `/sample/staff GET` |  |  | FINANCE, ADMIN |  |");
    }

    private void expect(String token, String uri, HttpStatus status, String code) {
        (token == null ? web : as(token))
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    private JWTClaimsSet.Builder claims(String audience) {
        return new JWTClaimsSet.Builder()
                .subject(UUID.randomUUID().toString())
                .issuer(settings.issuer())
                .audience(audience)
                .expirationTime(Date.from(clock.instant().plusSeconds(600)));
    }

    /** Signed with a secret, as a forger does who knows the public key. */
    private String hmac() throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims(settings.audience()).claim("kind", "account").build());
        jwt.sign(new MACSigner(new byte[32]));
        return jwt.serialize();
    }
}
