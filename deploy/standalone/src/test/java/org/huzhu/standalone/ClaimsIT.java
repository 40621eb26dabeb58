package org.huzhu.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.huzhu.standalone.process.Pause;
import org.huzhu.standalone.story.ClaimsStory;
import org.huzhu.standalone.story.InsuredPerson;
import org.huzhu.standalone.story.Narrator;
import org.huzhu.standalone.story.Society;
import org.huzhu.standalone.story.Synthetic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Claims through the gateway of the started platform, from intake to money. */
class ClaimsIT {

    private static final int PATIENTS = 200;

    private final Installation huzhu = Installation.get();
    private final Society society = new Society(huzhu.api(), huzhu.sessions());
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Test
    @DisplayName("the claims story of ./up demo: AC-96, AC-103, AC-106, AC-107; paid once, every figure explained")
    void the_story_ends_with_money() {
        var silent = new Narrator(new PrintStream(PrintStream.nullOutputStream(), false, UTF_8));

        var ending = new ClaimsStory(huzhu.api(), huzhu.sessions(), silent, 103).tell();

        assertThat(ending.paidBySelf()).contains("COMPLETED");
        assertThat(ending.paidSms()).isNotEmpty();
        assertThat(ending.explanation()).isNotEmpty();
        assertThat(unbalancedJournals()).isZero();
    }

    @Test
    @DisplayName("claims-service killed while discharges settle: sent again, each has one claim and one payout")
    void a_killed_settlement_is_finished_by_sending_again() {
        var patients = patients();
        var terms = "select count(*) from claims.covered_term";
        var termsBefore = huzhu.count(terms);
        society.moveIn(patients.stream()
                .map(patient -> patient.cover("WX-3IN1", "", today.minusDays(100), today.plusDays(264)))
                .toList());
        var insurance = society.machine("演示医保接口", "medical:write");
        var records = IntStream.range(0, PATIENTS)
                .mapToObj(number -> record(patients.get(number), number))
                .toList();
        assertThat(Pause.until(Duration.ofSeconds(60), 100, () -> huzhu.count(terms) >= termsBefore + PATIENTS))
                .isTrue();

        var sending = Thread.ofVirtual().start(() -> quietly(() -> society.discharge(insurance, records)));
        var settled = "select count(*) from claims.claim where origin = 'AUTO'";
        var before = huzhu.count(settled);
        Pause.until(Duration.ofSeconds(30), 1, () -> huzhu.count(settled) > before + 10);
        var claims = huzhu.platform().part("claims-service");
        claims.daemon().kill();
        join(sending);
        huzhu.platform().start(claims, Progress.silent());

        var answer = society.discharge(insurance, records).expect(200).json().path("results");

        var claimIds = new ArrayList<String>();
        answer.forEach(result -> result.path("claimIds").forEach(id -> claimIds.add("'" + id.asString() + "'")));
        assertThat(claimIds).hasSize(PATIENTS).doesNotHaveDuplicates();
        var ids = "(" + String.join(",", claimIds) + ")";
        assertThat(huzhu.count("select count(*) from claims.payout where claim_id in " + ids))
                .isEqualTo(PATIENTS);
        assertThat(huzhu.count("select count(*) from claims.claim_decision where claim_id in " + ids))
                .isEqualTo(PATIENTS);
        assertThat(unbalancedJournals()).isZero();
    }

    private long unbalancedJournals() {
        return huzhu.count("select count(*) from (select journal_id from claims.journal_entry group by journal_id"
                + " having sum(amount) <> 0) as unbalanced");
    }

    private List<InsuredPerson> patients() {
        var synthetic = new Synthetic(new SplittableRandom(104));
        return IntStream.range(0, PATIENTS)
                .mapToObj(_ -> new InsuredPerson(huzhu.api(), huzhu.sessions(), synthetic))
                .toList();
    }

    private Map<String, Object> record(InsuredPerson patient, int number) {
        return Map.of(
                "recordId",
                "CRASH-" + number,
                "idNumber",
                patient.idNumber(),
                "admissionDate",
                today.minusDays(9).toString(),
                "dischargeDate",
                today.minusDays(2).toString(),
                "hospital",
                "无锡市演示医院",
                "hospitalLevel",
                3,
                "outOfTown",
                false,
                "burdenRelief",
                false,
                "selfPaid",
                "100.00",
                "totalCost",
                "300.00");
    }

    /** The connection breaks when the service dies: that is the point. */
    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException _) {
            // sent again below
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
