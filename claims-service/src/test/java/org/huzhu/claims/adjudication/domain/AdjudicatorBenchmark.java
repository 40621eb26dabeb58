package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.claims.adjudication.explain.CanonicalJson;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Condition.Operator;

/**
 * Decisions per second of the pure adjudicator on one thread: a hospital case of two responsibilities with an exclusion,
 * caps and three earlier grants. Not part of the build; run {@code main} by name, {@code -Dbench.seconds=} sets how long.
 */
final class AdjudicatorBenchmark {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 2);
    private static final int ROUNDS = Integer.getInteger("bench.runs", 3);

    private AdjudicatorBenchmark() {}

    public static void main(String[] arguments) {
        var made = Cases.under(
                        Terms.of("HOSP_DAYS")
                                .pays(new Benefit.PerDay(new BigDecimal("40"), "stayDays", 4, Optional.of(60)))
                                .excludes("WORK", new Condition.Compare(Operator.EQ, "cause", "WORK_INJURY"))
                                .perTerm("6000")
                                .waits(30, true, true)
                                .build(),
                        Terms.of("HOSP_SUPPLEMENT")
                                .pays(new Benefit.Ratio("selfPaid", new BigDecimal("0.45"), new BigDecimal("1500")))
                                .perTerm("30000")
                                .lifetime("100000")
                                .build())
                .fact("stayDays", new BigDecimal("15"))
                .fact("selfPaid", new BigDecimal("12345.67"))
                .fact("cause", "OTHER")
                .granted("HOSP_DAYS", LocalDate.of(2025, 3, 1), "480.00")
                .granted("HOSP_DAYS", LocalDate.of(2025, 4, 1), "600.00")
                .granted("HOSP_SUPPLEMENT", LocalDate.of(2025, 4, 1), "2000.00")
                .item("HOSP_DAYS")
                .item("HOSP_SUPPLEMENT")
                .build();
        run("warm-up", () -> Adjudication.decide(made).total().hashCode());
        for (var round = 0; round < ROUNDS; round++) {
            run("decide", () -> Adjudication.decide(made).total().hashCode());
            run("decide and write the canonical text", () -> CanonicalJson.bytes(Adjudication.decide(made)).length);
        }
    }

    private interface Work {
        int once();
    }

    private static void run(String what, Work work) {
        var end = System.nanoTime() + SECONDS * 1_000_000_000L;
        var done = 0L;
        var blackHole = 0;
        while (System.nanoTime() < end) {
            for (var batch = 0; batch < 200; batch++) {
                blackHole += work.once();
            }
            done += 200;
        }
        System.out.printf("%-40s %,12d decisions/s   (%d)%n", what, done / SECONDS, blackHole & 1);
    }
}
