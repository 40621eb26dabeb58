package org.huzhu.notification.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.huzhu.notification.SmsWorld;
import org.huzhu.platform.testkit.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service as a newcomer runs it: demo profile, console provider, its own jobs. */
@IntegrationTest
@ActiveProfiles("demo")
@DirtiesContext
@Import(SmsWorld.class)
@TestPropertySource(
        properties = {"huzhu.sms.provider=console", "huzhu.sms.fallback=", "huzhu.sms.sending.enabled=true"})
class DemoInboxIT {

    @Autowired
    private SmsWorld world;

    @LocalServerPort
    private int port;

    private WebTestClient web;

    @BeforeEach
    void connect() {
        web = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void aRequestedCodeAppearsInTheInboxByItself() {
        var phone = SmsWorld.phone();
        request(phone, "111222");
        SmsWorld.await(() -> items(phone) == 1);
        request(phone, "333444");
        SmsWorld.await(() -> items(phone) == 2);

        web.get()
                .uri("/api/v1/demo/sms?phone=" + phone)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].phone")
                .isEqualTo(phone)
                .jsonPath("$.items[0].template")
                .isEqualTo("LOGIN_CODE")
                .jsonPath("$.items[0].text")
                .isEqualTo("【职工互助】您的验证码为333444，5分钟内有效。请勿告诉他人。")
                .jsonPath("$.items[0].sentAt")
                .value(String.class, sentAt -> assertThat(sentAt).contains("+08:00"))
                .jsonPath("$.items[1].text")
                .value(String.class, text -> assertThat(text).contains("111222"));
    }

    @Test
    void aNumberWithoutMessagesHasAnEmptyInboxAndAWrongOneIsRefused() {
        web.get()
                .uri("/api/v1/demo/sms?phone=" + SmsWorld.phone())
                .exchange()
                .expectBody()
                .json("{\"items\":[]}");
        web.get().uri("/api/v1/demo/sms?phone=12").exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        var page = web.get()
                .uri("/demo/inbox")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).contains("演示收件箱").doesNotContain("http://", "https://", "innerHTML", "<script>");
        assertThat(page).contains("src=\"/demo/inbox.js\"");
        web.get()
                .uri("/demo/inbox.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.valueOf("text/javascript"));
    }

    private void request(String phone, String code) {
        world.publish(world.code(
                "demo:" + UUID.randomUUID(), phone, code, Instant.now().plusSeconds(300)));
    }

    private long items(String phone) {
        var body = web.get()
                .uri("/api/v1/demo/sms?phone=" + phone)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body.split("\"sentAt\"", -1).length - 1L;
    }
}
