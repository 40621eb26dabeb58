package org.huzhu.member.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.member.testing.Api.newPhone;

import java.util.Map;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.SmsInbox;
import org.huzhu.platform.measure.Measuring;
import org.huzhu.platform.testkit.MetricsContract;
import org.huzhu.platform.testkit.Scrape;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** After the stories of the other tests, where classes are run in this order; alone it tells one of its own. */
@MemberServiceTest
@Order(Integer.MAX_VALUE)
class MetricsIT {

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private SmsInbox sms;

    @Autowired
    private Measuring measuring;

    @Test
    void whatThePagePromisesIsThereAndNothingElseOfOurs() {
        logIn();

        measuring.readAll();

        MetricsContract.read().check("member", Scrape.text(managementPort));
    }

    @Test
    void codesAndLoginsAreCountedByWhatBecameOfThem() {
        var start = scrape();

        var refreshToken = logIn();
        var api = Api.at(port);
        api.requestCode(newPhone(), "LOGIN");
        api.logIn(newPhone(), "000000");
        api.post("/api/v1/auth/tokens/refresh", Map.of("refreshToken", refreshToken));
        api.post("/api/v1/auth/tokens/refresh", Map.of("refreshToken", "nonsense"));

        var end = scrape();
        assertThat(codes(end, "SENT") - codes(start, "SENT")).isEqualTo(1);
        assertThat(codes(end, "WITHHELD") - codes(start, "WITHHELD")).isEqualTo(1);
        assertThat(codes(end, "REDEEMED") - codes(start, "REDEEMED")).isEqualTo(1);
        assertThat(codes(end, "WRONG") - codes(start, "WRONG")).isEqualTo(1);
        assertThat(logins(end, "CODE", "SUCCESS") - logins(start, "CODE", "SUCCESS"))
                .isEqualTo(1);
        assertThat(logins(end, "CODE", "REFUSED") - logins(start, "CODE", "REFUSED"))
                .isEqualTo(1);
        assertThat(logins(end, "REFRESH", "SUCCESS") - logins(start, "REFRESH", "SUCCESS"))
                .isEqualTo(1);
        assertThat(logins(end, "REFRESH", "REFUSED") - logins(start, "REFRESH", "REFUSED"))
                .isEqualTo(1);
        assertThat(end.sum("huzhu_signing_key_age_days")).isGreaterThanOrEqualTo(0);
    }

    private String logIn() {
        var phone = newPhone();
        var api = Api.at(port);
        api.requestCode(phone, "REGISTER_MEMBER");
        return api.logIn(phone, sms.lastCodeOf(phone)).text("refreshToken");
    }

    private static double codes(Scrape scrape, String outcome) {
        return scrape.sum("huzhu_codes_total", Map.of("outcome", outcome));
    }

    private static double logins(Scrape scrape, String grant, String outcome) {
        return scrape.sum("huzhu_logins_total", Map.of("grant", grant, "outcome", outcome));
    }

    private Scrape scrape() {
        measuring.readAll();
        return Scrape.of(Scrape.text(managementPort));
    }
}
