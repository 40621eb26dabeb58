package org.huzhu.member.client.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Api.Answer;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.unit.UnitStore;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@MemberServiceTest
class ClientIT {

    private static final String CLIENTS = "/api/v1/api-clients";

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    UnitStore units;

    @Autowired
    DatabaseClient db;

    @Autowired
    Audit audit;

    private UUID unitId;
    private Api handler;
    private Api admin;

    @BeforeEach
    void start() {
        unitId = UUID.randomUUID();
        var handlerId = UUID.randomUUID();
        units.learn(unitId, handlerId, "某单位工会").block();
        handler = Api.at(port).as(tokens.account(handlerId));
        admin = Api.at(port).as(tokens.staff(Role.ADMIN));
    }

    @Test
    void aHandlersClientIsBoundToHisUnit() throws Exception {
        var created = create(handler, "enrollment:read", "enrollment:write");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers().getCacheControl()).contains("no-store");

        var token = token(created.text("clientId"), created.text("clientSecret"), "grant_type=client_credentials");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.text("token_type")).isEqualTo("Bearer");
        assertThat(token.headers().getCacheControl()).isEqualTo("no-store");
        var claims = SignedJWT.parse(token.text("access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(created.text("clientId"));
        assertThat(claims.getStringClaim("kind")).isEqualTo("client");
        assertThat(claims.getStringClaim("unit")).isEqualTo(unitId.toString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("enrollment:read enrollment:write");
    }

    @Test
    void aHandlerCannotGrantWhatReadsOtherPeoplesData() {
        for (var scope : List.of("members:read", "claims:read", "claims:write", "medical:write", "admin")) {
            assertThat(create(handler, scope).code()).isEqualTo("SCOPE_NOT_GRANTABLE");
        }
        assertThat(create(admin, "members:read", "claims:write", "medical:write")
                        .status())
                .isEqualTo(201);
        assertThat(create(admin, "enrollment:write").code()).isEqualTo("SCOPE_NOT_GRANTABLE");
    }

    @Test
    void anAdministratorMayMakeAUnitsClientAndNotAGhosts() {
        var ofUnit =
                admin.post(CLIENTS, Map.of("name", "人事系统", "scopes", List.of("enrollment:read"), "unitId", unitId));
        var ofNobody = admin.post(
                CLIENTS, Map.of("name", "人事系统", "scopes", List.of("enrollment:read"), "unitId", UUID.randomUUID()));

        assertThat(ofUnit.text("unitId")).isEqualTo(unitId.toString());
        assertThat(ofNobody.status()).isEqualTo(404);
    }

    @Test
    void withoutAUnitThereIsNoClient() {
        var stranger = Api.at(port).as(tokens.account(UUID.randomUUID()));

        assertThat(create(stranger, "enrollment:read").code()).isEqualTo("UNIT_REQUIRED");
        assertThat(stranger.get(CLIENTS).body()).containsEntry("total", 0).containsEntry("items", List.of());
    }

    @Test
    @DisplayName("S7 a secret changes without an outage: two live ones, a third is refused, a revoked one is dead")
    void secretsRotate() {
        var created = create(handler, "enrollment:read");
        var clientId = created.text("clientId");

        var second = handler.post(CLIENTS + "/" + clientId + "/secrets");
        assertThat(second.status()).isEqualTo(201);
        assertThat(handler.post(CLIENTS + "/" + clientId + "/secrets").code()).isEqualTo("SECRET_LIMIT");
        assertThat(tokenStatus(clientId, created.text("clientSecret"))).isEqualTo(200);
        assertThat(tokenStatus(clientId, second.text("clientSecret"))).isEqualTo(200);

        var revoked = handler.delete(CLIENTS + "/" + clientId + "/secrets/" + created.text("secretId"));
        assertThat(revoked.status()).isEqualTo(204);

        assertThat(tokenStatus(clientId, created.text("clientSecret"))).isEqualTo(401);
        assertThat(tokenStatus(clientId, second.text("clientSecret"))).isEqualTo(200);
        assertThat(handler.post(CLIENTS + "/" + clientId + "/secrets").status()).isEqualTo(201);
    }

    @Test
    void parallelSecretsNeverMakeThree() throws Exception {
        var clientId = create(handler, "enrollment:read").text("clientId");
        var calls = new ArrayList<Callable<Answer>>();
        for (var i = 0; i < 8; i++) {
            calls.add(() -> handler.post(CLIENTS + "/" + clientId + "/secrets"));
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void aRemovedClientGetsNoTokenAndItsOldOneIsRefused() {
        var created = create(admin, "members:read");
        var clientId = created.text("clientId");
        var token = token(clientId, created.text("clientSecret"), "grant_type=client_credentials")
                .text("access_token");
        var lookUp = Map.of("idNumber", "32020119900101001X", "purpose", "测试");
        assertThat(Api.at(port).as(token).post("/api/v1/member-lookups", lookUp).status())
                .isEqualTo(200);

        assertThat(admin.delete(CLIENTS + "/" + clientId).status()).isEqualTo(204);

        assertThat(tokenStatus(clientId, created.text("clientSecret"))).isEqualTo(401);
        assertThat(Api.at(port).as(token).post("/api/v1/member-lookups", lookUp).status())
                .isEqualTo(401);
        assertThat(admin.delete(CLIENTS + "/" + clientId).status()).isEqualTo(404);
    }

    @Test
    void anotherUnitsClientIsNotThere() {
        var clientId = create(handler, "enrollment:read").text("clientId");
        var otherHandler = UUID.randomUUID();
        units.learn(UUID.randomUUID(), otherHandler, "另一单位工会").block();
        var other = Api.at(port).as(tokens.account(otherHandler));

        var foreign = other.get(CLIENTS + "/" + clientId);
        var absent = other.get(CLIENTS + "/hz-" + UUID.randomUUID());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("detail")).isEqualTo(absent.text("detail"));
        assertThat(other.post(CLIENTS + "/" + clientId + "/secrets").status()).isEqualTo(404);
        assertThat(other.delete(CLIENTS + "/" + clientId).status()).isEqualTo(404);
        assertThat(handler.get(CLIENTS).items()).hasSize(1);
        assertThat(handler.get(CLIENTS).toString()).doesNotContain("clientSecret");
    }

    @Test
    @DisplayName("RFC 6749 errors are those every OAuth library knows")
    void errorsOfTheTokenEndpoint() {
        var created = create(handler, "enrollment:read");
        var clientId = created.text("clientId");
        var secret = created.text("clientSecret");

        assertThat(token(clientId, "wrong", "grant_type=client_credentials").text("error"))
                .isEqualTo("invalid_client");
        assertThat(token("hz-nobody", secret, "grant_type=client_credentials").status())
                .isEqualTo(401);
        assertThat(token(clientId, secret, "grant_type=password").text("error")).isEqualTo("unsupported_grant_type");
        assertThat(token(clientId, secret, "scope=x").text("error")).isEqualTo("invalid_request");
        assertThat(token(clientId, secret, "grant_type=client_credentials&scope=enrollment:write")
                        .text("error"))
                .isEqualTo("invalid_scope");
        assertThat(token(clientId, secret, "grant_type=client_credentials&scope=enrollment:read")
                        .status())
                .isEqualTo(200);
        var post = "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + secret;
        assertThat(form(post, "").status()).isEqualTo(200);
        assertThat(form("grant_type=client_credentials", "").headers().getFirst("WWW-Authenticate"))
                .startsWith("Basic");
        assertThat(form("grant_type=client_credentials", "Basic !!!").status()).isEqualTo(401);
    }

    @Test
    void aClientWithAddressRangesComesFromThereOnly() {
        var created = handler.post(
                CLIENTS,
                Map.of(
                        "name",
                        "人事系统",
                        "scopes",
                        List.of("enrollment:read"),
                        "allowedAddresses",
                        List.of("203.0.113.0/24")));
        var basic = basic(created.text("clientId"), created.text("clientSecret"));

        assertThat(form("grant_type=client_credentials", basic, "203.0.113.9").status())
                .isEqualTo(200);
        assertThat(form("grant_type=client_credentials", basic, "198.51.100.9").status())
                .isEqualTo(401);
        assertThat(handler.post(
                                CLIENTS,
                                Map.of(
                                        "name",
                                        "x",
                                        "scopes",
                                        List.of("enrollment:read"),
                                        "allowedAddresses",
                                        List.of("any")))
                        .code())
                .isEqualTo("ADDRESS_RANGE_INVALID");
    }

    @Test
    void everyStepIsInTheTrailAndNoSecretIs() {
        var created = create(handler, "enrollment:read");
        var clientId = created.text("clientId");
        var second = handler.post(CLIENTS + "/" + clientId + "/secrets");
        handler.delete(CLIENTS + "/" + clientId + "/secrets/" + second.text("secretId"));
        handler.delete(CLIENTS + "/" + clientId);

        var actions = texts("select action as t from audit where object_id = '" + clientId + "' order by seq");
        assertThat(actions)
                .containsExactly(
                        "API_CLIENT_CREATED",
                        "API_CLIENT_SECRET_ADDED",
                        "API_CLIENT_SECRET_REVOKED",
                        "API_CLIENT_REMOVED");
        assertThat(texts("select audit::text as t from audit"))
                .noneMatch(row -> row.contains(created.text("clientSecret")));
        assertThat(texts("select s::text as t from api_client_secret s"))
                .noneMatch(row -> row.contains(second.text("clientSecret")));
        assertThat(audit.broken().collectList().block()).isEmpty();
    }

    private Answer create(Api as, String... scopes) {
        return as.post(CLIENTS, Map.of("name", "人事系统", "scopes", List.of(scopes)));
    }

    private int tokenStatus(String clientId, String secret) {
        return token(clientId, secret, "grant_type=client_credentials").status();
    }

    private Answer token(String clientId, String secret, String form) {
        return form(form, basic(clientId, secret));
    }

    private Answer form(String form, String authorization) {
        return form(form, authorization, "192.0.2.1");
    }

    @SuppressWarnings("unchecked")
    private Answer form(String form, String authorization, String address) {
        var request = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .post()
                .uri("/oauth2/token")
                .header("X-Forwarded-For", address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var result = request.body(BodyInserters.fromValue(form))
                .exchange()
                .expectBody(Map.class)
                .returnResult();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), result.getResponseBody());
    }

    private static String basic(String clientId, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(UTF_8));
    }

    private List<String> texts(String sql) {
        return db.sql(sql)
                .map(row -> row.get("t", String.class))
                .all()
                .collectList()
                .block();
    }
}
