package org.huzhu.member.staff.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.testing.Api;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.Infrastructure;
import org.huzhu.platform.values.MobileNumber;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The service as the demo starts it, with nothing of the test kit but the database and the broker. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Infrastructure.class)
@ActiveProfiles("demo")
@DirtiesContext
class DemoProfileIT {

    @LocalServerPort
    int port;

    @Autowired
    AccountStore accounts;

    @Test
    void theDemoHasItsSixStaffAndPublishesAKey() {
        assertThat(rolesOf("13900000001")).containsExactly(Role.FIRST_REVIEWER);
        assertThat(rolesOf("13900000002")).containsExactly(Role.SECOND_REVIEWER);
        assertThat(rolesOf("13900000003")).containsExactly(Role.FINANCE);
        assertThat(rolesOf("13900000004")).containsExactly(Role.AUDITOR);
        assertThat(rolesOf("13900000005")).containsExactly(Role.ADMIN);
        assertThat(rolesOf("13900000006")).containsExactly(Role.REPORT_REVIEWER);
        assertThat(Api.at(port).get("/.well-known/jwks.json").text("keys")).contains("kid");
        assertThat(Api.at(port).get("/v3/api-docs").status()).isEqualTo(200);
    }

    private Set<Role> rolesOf(String phone) {
        return accounts.idOf(new MobileNumber(phone)).flatMap(accounts::roles).block();
    }
}
