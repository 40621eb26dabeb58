package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.huzhu.standalone.story.Api;
import org.huzhu.standalone.story.DemoStory;
import org.huzhu.standalone.story.Narrator;
import org.huzhu.standalone.story.Sessions.Staff;
import org.huzhu.standalone.story.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The three rosters another program wrote, from upload to covered members, through the gateway. */
class StoryIT {

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName("roster-5.xlsx: five persons, 600.00, five covered (AC-35)")
    void five_persons_are_covered() {
        var handler = huzhu.firstUnit();
        var orderNo = handler.newOrder();

        var operation = handler.await(
                handler.upload(orderNo, "roster-5.xlsx", Workbooks.shipped("roster-5.xlsx")), Duration.ofMinutes(1));
        assertThat(operation.path("eligible").asInt()).isEqualTo(5);
        assertThat(handler.submit(orderNo).expectSuccess().text("state")).isEqualTo("SUBMITTED");
        handler.reviewOrder(orderNo, Staff.FIRST_REVIEWER).expectSuccess();
        assertThat(handler.order(orderNo).text("amountDue")).isEqualTo("600.00");
        handler.pay(orderNo, "600.00").expectSuccess();
        handler.reviewPayment(orderNo, Staff.SECOND_REVIEWER).expectSuccess();

        assertThat(handler.order(orderNo).text("state")).isEqualTo("COMPLETED");
        assertThat(huzhu.count("select count(*) from enrollment.coverage where order_no = '" + orderNo + "'"))
                .isEqualTo(5);
    }

    @Test
    @DisplayName(
            "roster-30-with-faults.xlsx: the story of ./up demo ends with 30 covered persons and a reminded handler")
    void thirty_persons_with_faults_are_corrected_and_covered() {
        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));

        var ending = new DemoStory(huzhu.api(), huzhu.sessions(), silent, 30).tell();

        assertThat(ending.covered()).isEqualTo(30);
        assertThat(ending.memberSees()).contains("WX-3IN1");
        assertThat(ending.reminder()).contains("续保");
    }

    @Test
    @DisplayName("roster-5000.xlsx: what is eligible is covered and looked up")
    void five_thousand_persons_are_covered() {
        var handler = huzhu.secondUnit();
        var file = Workbooks.shipped("roster-5000.xlsx");
        var orderNo = handler.newOrder();

        var operation = handler.await(handler.upload(orderNo, "roster-5000.xlsx", file), Duration.ofMinutes(2));
        assertThat(operation.path("state").asString()).isEqualTo("SUCCEEDED");
        var eligible = operation.path("eligible").asInt();
        assertThat(eligible + operation.path("ineligible").asInt()).isEqualTo(5_000);
        if (operation.path("ineligible").asInt() > 0) {
            handler.deleteIneligible(orderNo).expectSuccess();
        }
        handler.complete(orderNo);

        assertThat(huzhu.count("select count(*) from enrollment.coverage where order_no = '" + orderNo + "'"))
                .isEqualTo(eligible);
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .untilAsserted(() -> assertThat(huzhu.count("select count(*) from member.coverage where coverage_id in"
                                + " (select coverage_id from enrollment.coverage where order_no = '" + orderNo + "')"))
                        .isEqualTo(eligible));
        assertThat(lookUp(Workbooks.read(file).getFirst().idNumber())).contains("WX-3IN1");
    }

    private String lookUp(String idNumber) {
        var client = huzhu.api()
                .post(
                        "/api/v1/api-clients",
                        huzhu.sessions().of(Staff.ADMIN),
                        Map.of("name", "查询测试", "scopes", java.util.List.of("members:read")))
                .expectSuccess();
        var basic = Api.Token.basic(client.text("clientId"), client.text("clientSecret"));
        var token = huzhu.api()
                .send("POST", "/oauth2/token", basic, Api.Body.form("grant_type=client_credentials"))
                .expect(200)
                .text("access_token");
        return huzhu.api()
                .post("/api/v1/member-lookups", Api.Token.bearer(token), Map.of("idNumber", idNumber, "purpose", "测试"))
                .expect(200)
                .json()
                .toString();
    }
}
