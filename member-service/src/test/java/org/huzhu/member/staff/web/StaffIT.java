package org.huzhu.member.staff.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huzhu.member.testing.Api.newPhone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huzhu.member.staff.GrantRole;
import org.huzhu.member.testing.Api;
import org.huzhu.member.testing.Api.Answer;
import org.huzhu.member.testing.MemberServiceTest;
import org.huzhu.member.testing.SmsInbox;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.testkit.SettableClock;
import org.huzhu.platform.testkit.TestTokens;
import org.huzhu.platform.values.MobileNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

@MemberServiceTest
class StaffIT {

    @LocalServerPort
    int port;

    @Autowired
    TestTokens tokens;

    @Autowired
    SmsInbox sms;

    @Autowired
    SettableClock clock;

    @Autowired
    GrantRole grantRole;

    @Autowired
    DatabaseClient db;

    private Api admin;

    @BeforeEach
    void start() {
        admin = Api.at(port).as(tokens.staff(Role.ADMIN));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aPhoneThatWasNamedStaffLogsInWithItsRole() {
        var phone = newPhone();

        var granted = grant(phone, "FINANCE");
        grant(phone, "FINANCE");
        var login = logIn(phone);

        assertThat(granted.text("phone")).isEqualTo(MobileNumber.mask(phone));
        assertThat(login.body().get("roles")).isEqualTo(List.of("FINANCE"));
        assertThat(actionsOf(granted)).containsExactly("STAFF_ROLE_GRANTED");
    }

    @Test
    void aRoleThatIsTakenAwayEndsTheSessionsThatHadIt() {
        var phone = newPhone();
        var granted = grant(phone, "ADMIN");
        var login = logIn(phone);
        var other = Api.at(port).as(login.text("accessToken"));
        assertThat(other.get("/api/v1/staff").status()).isEqualTo(200);

        var path = "/api/v1/staff/" + granted.text("accountId") + "/roles/ADMIN";
        assertThat(admin.delete(path).status()).isEqualTo(204);

        assertThat(other.get("/api/v1/staff").status()).isEqualTo(401);
        assertThat(admin.delete(path).status()).isEqualTo(404);
        assertThat(actionsOf(granted)).containsExactly("STAFF_ROLE_GRANTED", "STAFF_ROLE_REVOKED");
        clock.advance(Duration.ofSeconds(61));
        assertThat(logIn(phone).body().get("roles")).isEqualTo(List.of());
    }

    @Test
    void nobodyTakesHisOwnAdministrationAway() {
        var me = UUID.randomUUID();

        var answer = Api.at(port).as(tokens.account(me, Role.ADMIN)).delete("/api/v1/staff/" + me + "/roles/ADMIN");

        assertThat(answer.code()).isEqualTo("SAME_PERSON");
    }

    @Test
    void onlyAdministratorsGrant() {
        for (var role : List.of(Role.AUDITOR, Role.FINANCE, Role.FIRST_REVIEWER)) {
            var other = Api.at(port).as(tokens.staff(role));
            assertThat(other.post("/api/v1/staff", Map.of("phone", newPhone(), "role", "ADMIN"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(Api.at(port)
                        .as(tokens.account(UUID.randomUUID()))
                        .get("/api/v1/staff")
                        .status())
                .isEqualTo(403);
        assertThat(Api.at(port)
                        .as(tokens.client("c", "members:read"))
                        .get("/api/v1/staff")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void staffOfTheStartIsNamedOnceHoweverOftenItStarts() {
        var phone = new MobileNumber(newPhone());

        grantRole.atStart(phone, Set.of(Role.ADMIN)).block();
        grantRole.atStart(phone, Set.of(Role.ADMIN)).block();

        assertThat(logIn(phone.value()).body().get("roles")).isEqualTo(List.of("ADMIN"));
    }

    private Answer grant(String phone, String role) {
        return admin.post("/api/v1/staff", Map.of("phone", phone, "role", role));
    }

    private Answer logIn(String phone) {
        var api = Api.at(port);
        api.requestCode(phone, "LOGIN");
        return api.logIn(phone, sms.lastCodeOf(phone));
    }

    private List<String> actionsOf(Answer granted) {
        return db.sql("select action from audit where object_type = 'ACCOUNT' and object_id = :id order by seq")
                .bind("id", granted.text("accountId"))
                .map(row -> row.get("action", String.class))
                .all()
                .collectList()
                .block();
    }
}
