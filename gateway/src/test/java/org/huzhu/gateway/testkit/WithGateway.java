package org.huzhu.gateway.testkit;

import java.time.Duration;
import org.huzhu.gateway.GatewayApplication;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The gateway in front of four fake services. All tests share it: what differs between them is told to the services. */
@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "huzhu.gateway.breaker.rest=500ms",
            "huzhu.gateway.limits.address.burst=20000",
            "huzhu.gateway.request.cors-origins=https://union.example",
            "huzhu.gateway.apidocs.kept-for=0s",
            "huzhu.gateway.apidocs.kept-when-incomplete=0s"
        })
public abstract class WithGateway {

    protected static final FakeService ENROLLMENT = new FakeService("enrollment");
    protected static final FakeService CLAIMS = new FakeService("claims");
    protected static final FakeService MEMBER = new FakeService("member");
    protected static final FakeService NOTIFICATION = new FakeService("notification");
    protected static final FakeService ISSUER = new FakeService("issuer");
    protected static final TestIssuer TOKENS = new TestIssuer();

    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    @LocalServerPort
    protected int port;

    protected WebTestClient http;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        ISSUER.answerJson("/.well-known/jwks.json", TOKENS.jwks());
        properties.add("huzhu.security.jwks-uri", () -> ISSUER.url() + "/.well-known/jwks.json");
        properties.add("huzhu.gateway.revocations.url", () -> MEMBER.url() + "/internal/revocations");
        properties.add("huzhu.gateway.services.enrollment", ENROLLMENT::url);
        properties.add("huzhu.gateway.services.claims", CLAIMS::url);
        properties.add("huzhu.gateway.services.member", MEMBER::url);
        properties.add("huzhu.gateway.services.notification", NOTIFICATION::url);
    }

    @BeforeEach
    void freshServices() {
        ENROLLMENT.reset();
        CLAIMS.reset();
        MEMBER.reset();
        NOTIFICATION.reset();
        http = WebTestClient.bindToServer()
                .baseUrl(url())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    protected String url() {
        return "http://localhost:" + port;
    }
}
