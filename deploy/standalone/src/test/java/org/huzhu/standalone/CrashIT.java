package org.huzhu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.Rosters;
import org.huzhu.standalone.story.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of the work, a restart, and a count: nothing lost, nothing doubled. */
class CrashIT {

    private static final int ROWS = 30_000;

    private final Installation huzhu = Installation.get();

    @Test
    @DisplayName("enrollment-service killed during an import: after the restart every row is there once")
    void a_killed_import_is_resumed() {
        var handler = huzhu.firstUnit();
        var orderNo = handler.newOrder();
        var enrollment = huzhu.platform().part("enrollment-service");
        var accepted = handler.upload(orderNo, "crash.xlsx", Workbooks.write(Rosters.of(ROWS, 4711)))
                .expect(202);

        var written = "select count(*) from enrollment.roster_person where order_no = '" + orderNo + "'";
        var checkpoint =
                "select coalesce(max(processed), 0) from enrollment.roster_import where order_no = '" + orderNo + "'";
        assertThat(Pause.until(Duration.ofSeconds(60), 1, () -> huzhu.count(checkpoint) > 0))
                .isTrue();
        enrollment.daemon().kill();
        assertThat(huzhu.count(checkpoint)).as("rows done when it was killed").isBetween(1L, ROWS - 1L);

        huzhu.platform().start(enrollment, Progress.silent());
        var operation = handler.await(accepted, Duration.ofMinutes(4));

        assertThat(operation.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(operation.path("processed").asInt()).isEqualTo(ROWS);
        assertThat(huzhu.count(written)).isEqualTo(ROWS);
        assertThat(huzhu.count(written.replace("count(*)", "count(distinct person_id)")))
                .isEqualTo(ROWS);
        assertThat(huzhu.count(written.replace("count(*)", "count(distinct row_no)")))
                .isEqualTo(ROWS);
        handler.delete(orderNo).expectSuccess();
    }

    @Test
    @DisplayName("member-service killed during projection: after the restart every coverage is there once")
    void a_killed_projection_goes_on() {
        var handler = huzhu.firstUnit();
        var orderNo = handler.newOrder();
        var member = huzhu.platform().part("member-service");
        handler.await(
                handler.upload(orderNo, "many.xlsx", Workbooks.write(Rosters.of(5_000, 4712))), Duration.ofMinutes(4));
        // Two rosters of thousands made by chance may share a person, who is covered by now.
        handler.deleteIneligible(orderNo);
        var before = huzhu.count("select count(*) from member.coverage");
        handler.complete(orderNo);

        var projected = "select count(*) from member.coverage";
        // Of erased persons the source keeps an empty row and the copy none.
        var covered = "from enrollment.coverage where person_id not in (select id from enrollment.erased_person)";
        assertThat(Pause.until(Duration.ofSeconds(60), 5, () -> huzhu.count(projected) > before))
                .isTrue();
        member.daemon().kill();
        assertThat(huzhu.count(projected))
                .as("projected when it was killed")
                .isLessThan(huzhu.count("select count(*) " + covered));

        huzhu.platform().start(member, Progress.silent());
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .untilAsserted(
                        () -> assertThat(huzhu.count(projected)).isEqualTo(huzhu.count("select count(*) " + covered)));
        assertThat(huzhu.count("""
            select count(*) from (select coverage_id %s) e full join member.coverage m using (coverage_id)
            where e.coverage_id is null or m.coverage_id is null\
            """.formatted(covered))).isZero();
        assertThat(huzhu.count("select count(*) - count(distinct coverage_id) from member.coverage"))
                .isZero();
        assertThat(huzhu.count("select count(*) from member.dead_letter")).isZero();
    }
}
