package org.huzhu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.check.claim.Decisions.Mismatch;
import org.huzhu.check.event.Stage;
import org.huzhu.check.event.TopicLog.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Clean where nothing is wrong; each planted wound is noticed by the one invariant it breaks. */
class CheckerIT {

    @Test
    @DisplayName("a city that keeps its promises is clean, and something was looked at")
    void clean() throws SQLException {
        var report = new City().check();

        assertThat(ReportText.of(report)).contains("全部一致");
        assertThat(report.exitCode()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("org.huzhu.check.Spoilt#ALL")
    @DisplayName("each planted violation turns its invariant red and no other")
    void planted(Spoilt spoilt) throws SQLException {
        var city = new City().spoil(spoilt.sql().toArray(String[]::new));

        var report = city.check();

        assertThat(red(report)).as(ReportText.of(report)).isEqualTo(spoilt.noticedBy());
        assertThat(report.exitCode()).isEqualTo(Report.VIOLATED);
    }

    @Test
    @DisplayName("a decision that recomputes to something else is I4")
    void decisions() throws SQLException {
        var city = new City();
        city.mismatches.add(
                new Mismatch("e0000000-0000-0000-0000-000000000001@1", "recomputed, it says something else"));

        assertThat(red(city.check())).containsExactly("I4");
    }

    @Test
    @DisplayName("a record somebody else put on a topic is I5; a repeated record is nothing")
    void records() throws SQLException {
        var city = new City();
        city.records.add(city.records.getFirst());
        assertThat(city.check().exitCode()).isZero();

        city.records.add(new Entry(
                "unit.renamed",
                0,
                1_000,
                "k",
                UUID.randomUUID().toString(),
                Instant.now().minusSeconds(600)));
        assertThat(red(city.check())).containsExactlyInAnyOrder("I5", "LOSS");
    }

    @Test
    @DisplayName("what is younger than the grace time, or behind a consumer's lag, is no violation of I5")
    void underWay() throws SQLException {
        var city = new City()
                .spoil(
                        "insert into claims.outbox (id, topic, key, body, trace_id, created_at) values"
                                + " (gen_random_uuid(), 'sla.breached', 'k', '{}', '', now())",
                        "delete from member.inbox where consumer = 'member.claims'");
        assertThat(red(city.check())).containsExactlyInAnyOrder("I5", "LOSS");

        city.committed.remove("member.claims");
        var report = city.check();

        assertThat(red(report)).containsExactly("LOSS");
        assertThat(report.missing(Stage.CONSUMED)).isEqualTo(6);
        assertThat(report.missing(Stage.PUBLISHED)).isZero();
    }

    @Test
    @DisplayName("rows of an erased person are not compared")
    void erased() throws SQLException {
        var city = new City()
                .spoil(
                        "delete from claims.member_account",
                        "insert into claims.erased_person values ('b0000000-0000-0000-0000-000000000001', now(), gen_random_uuid())");

        assertThat(red(city.check())).isEmpty();
    }

    @Test
    @DisplayName("the role of docs/operate/check.md is enough")
    void readOnlyRole() throws SQLException {
        var schemas = " in schema enrollment, claims, member, notification to huzhu_check";
        var city = new City()
                .spoil(
                        "create role huzhu_check login password 'postgres'",
                        "grant usage on schema enrollment, claims, member, notification to huzhu_check",
                        "grant select on all tables" + schemas,
                        "grant execute on all functions" + schemas);

        assertThat(ReportText.of(city.checkAs("huzhu_check"))).contains("全部一致");
    }

    @Test
    @DisplayName("an invariant that cannot be looked at is told and ends with 2, the others are judged all the same")
    void notChecked() throws SQLException {
        var city = new City().spoil("drop table claims.journal_entry cascade");

        var report = city.check();

        assertThat(report.exitCode()).isEqualTo(Report.NOT_CHECKED);
        assertThat(ReportText.of(report)).contains("未能检查", "SQLSTATE 42P01", "✓ I1");
        assertThat(ReportJson.of(report)).contains("\"exitCode\" : 2");
        assertThat(Metrics.of(Optional.of(report)))
                .contains(
                        "huzhu_check_failed{service=\"check\"} 1",
                        "huzhu_check_violations{invariant=\"I1\",service=\"check\"} 0");
    }

    @Test
    @DisplayName("the series of docs/operate/metrics.md are all there, and the report shows no name of a person")
    void told() throws SQLException {
        var report =
                new City().spoil("update member.claim set state = 'REJECTED'").check();

        assertThat(Metrics.of(Optional.of(report)))
                .contains(
                        "huzhu_check_violations{invariant=\"I6\",service=\"check\"} 2",
                        "huzhu_check_violations{invariant=\"LOSS\",service=\"check\"} 0",
                        "huzhu_check_last_run_seconds",
                        "huzhu_check_duration_seconds",
                        "huzhu_flow_events{stage=\"NOTIFIED\"",
                        "huzhu_flow_missing{stage=\"CONSUMED\",service=\"check\"} 0");
        assertThat(ReportText.of(report)).contains("state differs").doesNotContain("甲", "乙", "测试单位");
    }

    static Set<String> red(Report report) {
        return report.verdicts().stream()
                .filter(verdict -> !verdict.isClean())
                .map(Verdict::id)
                .collect(Collectors.toSet());
    }
}
