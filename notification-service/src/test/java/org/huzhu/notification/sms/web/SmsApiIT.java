package org.huzhu.notification.sms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.ScriptedProviders.Scripted;
import org.huzhu.notification.SmsWorld;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.security.AccessFilter;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.AccessTable;
import org.huzhu.platform.testkit.ErrorTable;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@NotificationTest
class SmsApiIT {

    @Autowired
    private SmsWorld world;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestTokens tokens;

    @Autowired
    private AccessFilter accessFilter;

    @Autowired
    @Qualifier("scripted")
    private Scripted provider;

    @LocalServerPort
    private int port;

    private final String phone = SmsWorld.phone();
    private WebTestClient web;

    @BeforeEach
    void connect() {
        web = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void templatesAreListedWithTheirParts() {
        as(Role.ADMIN)
                .get()
                .uri("/api/v1/sms-templates")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.code=='RENEWAL_REMINDER')].window")
                .isEqualTo(true)
                .jsonPath("$.items[?(@.code=='LOGIN_CODE')].mostParts")
                .isEqualTo(1);
    }

    @Test
    void aPreviewShowsTextPartsAndPrice() {
        as(Role.ADMIN)
                .post()
                .uri("/api/v1/sms-templates/ENROLLMENT_APPROVED/previews")
                .bodyValue(Map.of("parameters", Map.of("count", "7", "amount", "840")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.text")
                .isEqualTo("【职工互助】参保工单20221019094220288已审核通过，共7人，应付840.00元。请付款并上传凭证。")
                .jsonPath("$.parts")
                .isEqualTo(1)
                .jsonPath("$.price")
                .isEqualTo("0.045");
    }

    @Test
    void aPreviewOfWrongParametersNamesThem() {
        as(Role.ADMIN)
                .post()
                .uri("/api/v1/sms-templates/ENROLLMENT_APPROVED/previews")
                .bodyValue(Map.of("parameters", Map.of("amount", "viel")))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SMS_PARAMETER_INVALID")
                .jsonPath("$.parameters[0]")
                .isEqualTo("amount");
        as(Role.ADMIN)
                .post()
                .uri("/api/v1/sms-templates/NONE/previews")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void operatorsSeeMessagesMaskedAndWithoutWords() {
        provider.answer(phone, _ -> Mono.just(new SendOutcome.Declined("isv.MOBILE_NUMBER_ILLEGAL")));
        world.requested(phone, "606060");
        world.send();

        var body = as(Role.AUDITOR)
                .get()
                .uri("/api/v1/sms-messages?state=FAILED&template=LOGIN_CODE&limit=200")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(body)
                .contains(phone.substring(0, 3) + "****" + phone.substring(7), "isv.MOBILE_NUMBER_ILLEGAL")
                .doesNotContain(phone, "606060");
    }

    @Test
    void messagesArePaged() {
        world.requested(SmsWorld.phone(), "1");
        world.requested(SmsWorld.phone(), "2");

        as(Role.ADMIN)
                .get()
                .uri("/api/v1/sms-messages?limit=1")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isNotEmpty();
        as(Role.ADMIN)
                .get()
                .uri("/api/v1/sms-messages?state=LOST")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SMS_STATE_UNKNOWN");
    }

    @Test
    void costsAreForStaffOnly() {
        as(Role.FINANCE)
                .get()
                .uri("/api/v1/sms-costs?from=2024-01-01&to=2030-01-01")
                .exchange()
                .expectStatus()
                .isOk();
        as(Role.FIRST_REVIEWER)
                .get()
                .uri("/api/v1/sms-costs")
                .exchange()
                .expectStatus()
                .isForbidden();
        web.get().uri("/api/v1/sms-costs").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void whoOptsOutGetsNoNoticeButStillGetsCodes() {
        clock.set("2024-09-01T12:00:00");
        var account = world.account(phone);
        var own = web.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.account(account))
                .build();

        own.put()
                .uri("/api/v1/me/sms-preferences")
                .bodyValue(Map.of("notices", false))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.phone")
                .isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        var key = remind(account, "2024-09");
        var code = "code:" + UUID.randomUUID();
        world.publish(world.code(code, phone, "313131", clock.instant().plusSeconds(300)));
        world.awaitKey(code);
        world.send();

        assertThat(world.text("reason", key)).isEqualTo("OPTED_OUT");
        assertThat(provider.handed(phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.template().code()).isEqualTo("LOGIN_CODE"));

        as(Role.ADMIN)
                .post()
                .uri("/api/v1/sms-opt-outs")
                .bodyValue(Map.of("phone", "+86 " + phone, "notices", true))
                .exchange()
                .expectStatus()
                .isOk();
        own.get()
                .uri("/api/v1/me/sms-preferences")
                .exchange()
                .expectBody()
                .jsonPath("$.notices")
                .isEqualTo(true);
        assertThat(world.count(
                        "select count(*) from audit where action in ('SMS_OPTED_OUT', 'SMS_OPTED_IN') and actor ="
                                + " 'account:" + account + "'"))
                .isEqualTo(1);
    }

    @Test
    void anOptOutNeedsARealNumberAndARole() {
        as(Role.ADMIN)
                .post()
                .uri("/api/v1/sms-opt-outs")
                .bodyValue(Map.of("phone", "12812345678", "notices", false))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("phone");
        as(Role.FINANCE)
                .post()
                .uri("/api/v1/sms-opt-outs")
                .bodyValue(Map.of("phone", phone, "notices", false))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theDemoInboxDoesNotExistOutsideItsProfile() {
        web.get()
                .uri("/api/v1/demo/sms?phone=" + phone)
                .exchange()
                .expectStatus()
                .isNotFound();
        web.get().uri("/demo/inbox").exchange().expectStatus().isNotFound();
    }

    @Test
    void theApiDocumentDescribesTheOperations() {
        web.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/api/v1/sms-receipts/{provider}'].post.summary")
                .isEqualTo("短信状态报告回执")
                .jsonPath("$.paths['/api/v1/sms-templates/{code}/previews'].post.responses['422'].description")
                .isEqualTo("SMS_PARAMETER_INVALID");
    }

    @Test
    void docsSayWhoMayCallWhatAndWhichErrorsThereAre() {
        AccessTable.check("notification-service", accessFilter);
        ErrorTable.check("notification-service");
    }

    private String remind(UUID account, String month) {
        var due = new RenewalDue(UUID.randomUUID(), account, "某工会", month, 1);
        world.publish(due);
        world.awaitKey("renewal:" + due.unitId() + ":" + month);
        return "renewal:" + due.unitId() + ":" + month;
    }

    private WebTestClient as(Role role) {
        return web.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.staff(role))
                .build();
    }
}
