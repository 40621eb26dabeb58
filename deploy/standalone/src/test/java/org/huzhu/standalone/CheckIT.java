package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.huzhu.check.CheckSettings;
import org.huzhu.check.Checker;
import org.huzhu.check.Main;
import org.huzhu.check.Report;
import org.huzhu.check.Verdict;
import org.huzhu.standalone.part.CheckerPart;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.DemoStory;
import org.huzhu.standalone.story.Narrator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The checker over a running platform: clean after the story, red where somebody went around the services. */
class CheckIT {

    private static final int SEED = 905;
    private static final Installation HUZHU = Installation.get();

    @BeforeAll
    static void story() {
        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        new DemoStory(HUZHU.api(), HUZHU.sessions(), silent, SEED).tell();
        new ClaimsStory(HUZHU.api(), HUZHU.sessions(), silent, SEED).tell();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(red(checker().run())).isEmpty());
    }

    @Test
    @DisplayName("after the story ./up check is clean, in less than a minute, and has looked at something")
    void cleanAfterTheStory() {
        var said = new ByteArrayOutputStream();
        var begin = System.nanoTime();

        var code = Main.once(checker(), false, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("全部一致 clean", "decisionsRecomputed");
        assertThat(code).isEqualTo(Report.CLEAN);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("an entry of the books that somebody changed is I3")
    void books() throws SQLException {
        var one =
                " where (journal_id, account) = (select journal_id, account from claims.journal_entry order by 1, 2 limit 1)";
        planted(
                Set.of("I3"),
                "update claims.journal_entry set amount = amount + 1000000" + one,
                "update claims.journal_entry set amount = amount - 1000000" + one);
    }

    @Test
    @DisplayName("an event a consumer read past without effect is I5, and lost")
    void delivery() throws SQLException {
        var event = "(select id from enrollment.outbox where topic = 'unit.registered' order by seq limit 1)";
        planted(
                Set.of("I5", "LOSS"),
                "delete from member.inbox where consumer = 'member.units' and event_id = " + event,
                "insert into member.inbox values ('member.units', " + event + ", now())");
    }

    @Test
    @DisplayName("a copy that says something else is I6")
    void projection() throws SQLException {
        var one = " where coverage_id = (select min(coverage_id::text)::uuid from enrollment.coverage)";
        planted(
                Set.of("I6"),
                "update member.coverage set premium = premium + 1" + one,
                "update member.coverage set premium = premium - 1" + one);
    }

    @Test
    @DisplayName("a changed row of the audit trail is I9")
    void trail() throws SQLException {
        var one = " where seq = (select min(seq) from enrollment.audit)";
        planted(
                Set.of("I9"),
                "update enrollment.audit set actor = 'x' || actor" + one,
                "update enrollment.audit set actor = substr(actor, 2)" + one);
    }

    @Test
    @DisplayName("a text message the sender never heard of is a loss")
    void loss() throws SQLException {
        var one = " where seq = (select min(seq) from notification.sms_message where template = 'LOGIN_CODE')";
        planted(
                Set.of("LOSS"),
                "update notification.sms_message set business_key = 'x' || business_key" + one,
                "update notification.sms_message set business_key = substr(business_key, 2)" + one);
    }

    private static void planted(Set<String> noticedBy, String plant, String undo) throws SQLException {
        asAdministrator(plant);
        try {
            assertThat(red(checker().run())).isEqualTo(noticedBy);
        } finally {
            asAdministrator(undo);
        }
        assertThat(red(checker().run())).isEmpty();
    }

    private static Checker checker() {
        var platform = HUZHU.platform();
        var environment =
                new HashMap<>(CheckerPart.environment(platform.settings(), platform.database(), platform.kafka()));
        environment.put("HUZHU_CHECK_GRACE", "PT5S");
        environment.put("HUZHU_CHECK_LOOK_AGAIN_AFTER", "PT1S");
        return new Checker(CheckSettings.of(environment));
    }

    private static Set<String> red(Report report) {
        return report.verdicts().stream()
                .filter(verdict -> !verdict.isClean())
                .map(Verdict::id)
                .collect(Collectors.toSet());
    }

    /** Around constraints and triggers, as only somebody with the superuser's password can. */
    private static void asAdministrator(String sql) throws SQLException {
        var password = Secrets.in(HUZHU.home()).administratorPassword();
        try (var connection =
                        DriverManager.getConnection(HUZHU.platform().database().jdbc(), "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
