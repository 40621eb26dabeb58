package org.huzhu.platform.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huzhu.platform.rulebook.Condition.All;
import org.huzhu.platform.rulebook.Condition.Any;
import org.huzhu.platform.rulebook.Condition.Compare;
import org.huzhu.platform.rulebook.Condition.Exists;
import org.huzhu.platform.rulebook.Condition.In;
import org.huzhu.platform.rulebook.Condition.Not;
import org.huzhu.platform.rulebook.Condition.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final Condition LONG_STAY = new Compare(Operator.GT, "stayDays", new BigDecimal("14"));
    private static final Condition OUT_OF_TOWN = new Compare(Operator.EQ, "outOfTown", true);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # days, eq 14, ne 14, gt 14, ge 14, lt 14, le 14
            13,     FALSE, TRUE,  FALSE, FALSE, TRUE,  TRUE
            14,     TRUE,  FALSE, FALSE, TRUE,  FALSE, TRUE
            14.0,   TRUE,  FALSE, FALSE, TRUE,  FALSE, TRUE
            15,     FALSE, TRUE,  TRUE,  TRUE,  FALSE, FALSE
            """)
    void numbersAreComparedByValue(BigDecimal days, Truth eq, Truth ne, Truth gt, Truth ge, Truth lt, Truth le) {
        var facts = Facts.of(Map.of("stayDays", days));

        assertThat(List.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GE, Operator.LT, Operator.LE))
                .extracting(operator -> new Compare(operator, "stayDays", new BigDecimal("14")).evaluate(facts))
                .containsExactly(eq, ne, gt, ge, lt, le);
    }

    @Test
    void daysAreComparedByTheCalendar() {
        var before = new Compare(Operator.LT, "accidentDate", LocalDate.parse("2025-03-01"));

        assertThat(before.evaluate(Facts.of(Map.of("accidentDate", LocalDate.parse("2025-02-28")))))
                .isEqualTo(Truth.TRUE);
        assertThat(before.evaluate(Facts.of(Map.of("accidentDate", LocalDate.parse("2025-03-01")))))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void aFactNobodyToldLeavesTheAnswerOpen() {
        assertThat(LONG_STAY.evaluate(Facts.NONE)).isEqualTo(Truth.UNKNOWN);
        assertThat(new Not(LONG_STAY).evaluate(Facts.NONE)).isEqualTo(Truth.UNKNOWN);
        assertThat(new In("cause", List.of("TRAFFIC")).evaluate(Facts.NONE)).isEqualTo(Truth.UNKNOWN);
        assertThat(new Exists("stayDays").evaluate(Facts.NONE)).isEqualTo(Truth.FALSE);
    }

    @Test
    void oneKnownPartCanDecideForTheOthers() {
        var town = Facts.of(Map.of("outOfTown", true));

        assertThat(new Any(List.of(LONG_STAY, OUT_OF_TOWN)).evaluate(town)).isEqualTo(Truth.TRUE);
        assertThat(new All(List.of(LONG_STAY, OUT_OF_TOWN)).evaluate(town)).isEqualTo(Truth.UNKNOWN);
        assertThat(new All(List.of(LONG_STAY, OUT_OF_TOWN)).evaluate(town.with("outOfTown", false)))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void onlyAnOpenConditionHasMissingFacts() {
        var either = new Any(List.of(LONG_STAY, OUT_OF_TOWN));

        assertThat(either.missing(Facts.NONE)).containsExactly("outOfTown", "stayDays");
        assertThat(either.missing(Facts.of(Map.of("outOfTown", false)))).containsExactly("stayDays");
        assertThat(either.missing(Facts.of(Map.of("outOfTown", true)))).isEmpty();
    }

    @Test
    void emptyListsAreNeutral() {
        assertThat(new All(List.of()).evaluate(Facts.NONE)).isEqualTo(Truth.TRUE);
        assertThat(new Any(List.of()).evaluate(Facts.NONE)).isEqualTo(Truth.FALSE);
    }

    @Test
    void itsTreeIsWhatARulebookWrites() {
        var condition = new All(List.of(LONG_STAY, new Not(new In("cause", List.of("TRAFFIC", "OTHER")))));

        assertThat(condition.tree())
                .isEqualTo(Map.of(
                        "all",
                        List.of(
                                Map.of("gt", List.of("stayDays", new BigDecimal("14"))),
                                Map.of("not", Map.of("in", List.of("cause", List.of("TRAFFIC", "OTHER")))))));
    }

    @Test
    void aFactHasOneOfFourTypes() {
        assertThatThrownBy(() -> Facts.of(Map.of("stayDays", 14))).isInstanceOf(IllegalArgumentException.class);
    }
}
