package org.huzhu.enrollment.transfer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.roster.domain.CheckedRow;
import org.huzhu.enrollment.transfer.domain.Settlement.Decision;
import org.huzhu.enrollment.transfer.domain.Settlement.Held;
import org.huzhu.platform.time.CoverageTerm;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final UUID PERSON = new UUID(0, 1);
    private static final UUID HELD = new UUID(0, 2);
    private static final UUID NEW = new UUID(0, 3);
    private static final CoverageTerm TERM = term("2023-02-22", "2024-02-21");

    private final Settlement settlement = new Settlement(List.of(new Held(PERSON, "WX-3IN1", TERM, HELD)));

    @Test
    void theSameTermIsThereAlready() {
        assertThat(settlement.decide(PERSON, candidate("WX-3IN1", TERM), NEW))
                .isEqualTo(new Decision.AlreadyThere(HELD));
    }

    @Test
    void aTermThatSharesADayIsRefused() {
        assertThat(settlement.decide(PERSON, candidate("WX-3IN1", term("2024-02-21", "2025-02-20")), NEW))
                .isEqualTo(new Decision.Overlaps(TERM));
    }

    @Test
    void theNextDayAnotherProductAndAnotherPersonAreFree() {
        var next = term("2024-02-22", "2025-02-21");

        assertThat(settlement.decide(PERSON, candidate("WX-3IN1", next), NEW)).isEqualTo(new Decision.Cover(NEW));
        assertThat(settlement.decide(PERSON, candidate("SH-2020", TERM), NEW)).isEqualTo(new Decision.Cover(NEW));
        assertThat(settlement.decide(new UUID(0, 9), candidate("WX-3IN1", TERM), NEW))
                .isEqualTo(new Decision.Cover(NEW));
    }

    @Test
    void anEarlierRowOfTheBatchCountsForALaterOne() {
        var next = term("2024-02-22", "2025-02-21");
        settlement.decide(PERSON, candidate("WX-3IN1", next), NEW);

        assertThat(settlement.decide(PERSON, candidate("WX-3IN1", next), new UUID(0, 4)))
                .isEqualTo(new Decision.AlreadyThere(NEW));
    }

    private static Candidate candidate(String product, CoverageTerm term) {
        var person = new CheckedRow(
                1,
                "测试",
                "32020119900101001X",
                "6230000000000000007",
                "江苏银行",
                "18912345678",
                "",
                List.of(),
                List.of(),
                List.of());
        return new Candidate(person, "SS_CARD", product, "", term, BigDecimal.TEN, Optional.empty(), "");
    }

    private static CoverageTerm term(String from, String to) {
        return new CoverageTerm(LocalDate.parse(from), LocalDate.parse(to));
    }
}
