package org.huzhu.member.session.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.member.testing.Api.newPhone;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Api.Answer;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.SmsInbox;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@MemberServiceTest
class SessionIT {

    @LocalServerPort
    int port;

    @Autowired
    SmsInbox sms;

    @Autowired
    SettableClock clock;

    @Autowired
    TestTokens tokens;

    private Api api;

    @BeforeEach
    void start() {
        api = Api.at(port);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aLoginGivesAShortTokenThatSaysWhoItIsAndNoMore() throws Exception {
        var phone = newPhone();
        var login = logIn(phone);

        var jwt = SignedJWT.parse(login.text("accessToken"));
        var claims = jwt.getJWTClaimsSet();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(claims.getIssuer()).isEqualTo("https://huzhu.org");
        assertThat(claims.getAudience()).containsExactly("huzhu");
        assertThat(claims.getStringClaim("kind")).isEqualTo("account");
        assertThat(claims.getStringClaim("phone")).isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(600_000);
        assertThat(login.body().get("expiresIn")).isEqualTo(600);
        assertThat(login.body().get("roles")).isEqualTo(List.of());
        assertThat(login.headers().getCacheControl()).contains("no-store");
    }

    @Test
    void aRefreshTokenWorksOnce() {
        var login = logIn(newPhone());

        var second = refresh(login.text("refreshToken"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refreshToken")).isNotEqualTo(login.text("refreshToken"));
        assertThat(me(second).status()).isEqualTo(403);
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeSession() {
        var login = logIn(newPhone());
        var second = refresh(login.text("refreshToken"));

        assertThat(refresh(login.text("refreshToken")).code()).isEqualTo("REFRESH_TOKEN_INVALID");

        assertThat(refresh(second.text("refreshToken")).status()).isEqualTo(401);
        assertThat(me(second).status()).as("its access token is refused too").isEqualTo(401);
        assertThat(api.get("/internal/revocations").body().get("subjects").toString())
                .contains(sessionOf(login));
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        assertThat(refresh("nonsense").status()).isEqualTo(401);
        assertThat(refresh("").status()).isEqualTo(422);
        assertThat(refresh(logIn(newPhone()).text("accessToken")).status()).isIn(401, 422);
    }

    @Test
    void aRefreshTokenThatLiesUnusedForAWeekIsWorthNothing() {
        clock.set("2024-02-01T10:00:00");
        var login = logIn(newPhone());
        clock.advance(Duration.ofDays(7));

        assertThat(refresh(login.text("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverOftenItWasRefreshed() {
        clock.set("2024-02-01T10:00:00");
        var current = logIn(newPhone());
        for (var day = 0; day < 30; day += 6) {
            assertThat(current.status()).isEqualTo(200);
            clock.advance(Duration.ofDays(6));
            current = refresh(current.text("refreshToken"));
        }

        assertThat(current.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("WXU-009 logout invalidates the token")
    void logoutInvalidatesTheToken() {
        var phone = newPhone();
        var login = logIn(phone);
        clock.advance(Duration.ofSeconds(61));
        var other = logInAgain(phone);

        assertThat(api.as(login.text("accessToken"))
                        .delete("/api/v1/auth/tokens")
                        .status())
                .isEqualTo(204);

        assertThat(me(login).status()).isEqualTo(401);
        assertThat(refresh(login.text("refreshToken")).status()).isEqualTo(401);
        assertThat(me(other).status())
                .as("another session of the same person goes on")
                .isEqualTo(403);
    }

    @Test
    void anExpiredTokenIsRefused() {
        clock.set("2024-02-01T10:00:00");
        var login = logIn(newPhone());
        assertThat(me(login).status()).isEqualTo(403);

        clock.advance(Duration.ofMinutes(11).plusSeconds(1));

        assertThat(me(login).status()).isEqualTo(401);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        var token = logIn(newPhone()).text("accessToken");
        var parts = token.split("\\.");
        var unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes()) + "."
                + parts[1] + ".";

        assertThat(api.as(unsigned).get("/api/v1/me/coverages").status()).isEqualTo(401);
        assertThat(api.as(parts[0] + "." + parts[1] + "." + parts[2].substring(2))
                        .get("/api/v1/me/coverages")
                        .status())
                .isEqualTo(401);
        assertThat(api.get("/api/v1/me/coverages").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("S6 keys rotate without an outage: published first, signing later, kept until the last token ended")
    void keysRotateWithoutAnOutage() {
        clock.advance(Duration.ZERO);
        var admin = api.as(tokens.staff(Role.ADMIN));
        var before = logIn(newPhone());
        var published = keyIds();

        var rotation = admin.post("/api/v1/signing-keys");
        var newKey = rotation.text("kid");
        assertThat(admin.post("/api/v1/signing-keys").text("kid"))
                .as("a waiting key is not doubled")
                .isEqualTo(newKey);
        clock.advance(Duration.ofSeconds(6));
        assertThat(keyIds()).containsAll(published).contains(newKey);
        assertThat(keyOf(logIn(newPhone()))).isNotEqualTo(newKey);

        clock.advance(Duration.ofMinutes(14));
        var last = logIn(newPhone());
        assertThat(keyOf(last)).isNotEqualTo(newKey);
        clock.advance(Duration.ofMinutes(2));
        var after = logIn(newPhone());
        assertThat(keyOf(after)).isEqualTo(newKey);
        assertThat(me(after).status()).isEqualTo(403);
        assertThat(me(last).status())
                .as("the old key's tokens are good to their end")
                .isEqualTo(403);
        assertThat(me(before).status()).isEqualTo(401);
    }

    @Test
    void theKeySetShowsPublicHalvesOnlyAndMayBeCached() {
        logIn(newPhone());

        var keySet = api.get("/.well-known/jwks.json");

        assertThat(keySet.headers().getCacheControl()).contains("max-age=300").contains("public");
        assertThat(keySet.body().toString())
                .contains("kid")
                .doesNotContain("\"d\"")
                .doesNotContain(" d=")
                .doesNotContain("p=");
        assertThat(api.get("/.well-known/oauth-authorization-server").text("issuer"))
                .isEqualTo("https://huzhu.org");
        assertThat(api.as(tokens.staff(Role.AUDITOR))
                        .post("/api/v1/signing-keys")
                        .status())
                .isEqualTo(403);
    }

    private Answer logIn(String phone) {
        Api.at(port).requestCode(phone, "REGISTER_MEMBER");
        return api.logIn(phone, sms.lastCodeOf(phone));
    }

    private Answer logInAgain(String phone) {
        Api.at(port).requestCode(phone, "LOGIN");
        return api.logIn(phone, sms.lastCodeOf(phone));
    }

    private Answer refresh(String refreshToken) {
        return api.post("/api/v1/auth/tokens/refresh", Map.of("refreshToken", refreshToken));
    }

    /** 403 MEMBERSHIP_REQUIRED when the token is believed, 401 when it is not. */
    private Answer me(Answer login) {
        return api.as(login.text("accessToken")).get("/api/v1/me/coverages");
    }

    @SuppressWarnings("unchecked")
    private List<String> keyIds() {
        var keys = (List<Map<String, Object>>)
                api.get("/.well-known/jwks.json").body().get("keys");
        return keys.stream().map(key -> String.valueOf(key.get("kid"))).toList();
    }

    private static String keyOf(Answer login) {
        try {
            return SignedJWT.parse(login.text("accessToken")).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String sessionOf(Answer login) {
        try {
            return UUID.fromString(SignedJWT.parse(login.text("accessToken"))
                            .getJWTClaimsSet()
                            .getStringClaim("sid"))
                    .toString();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
