package org.huzhu.platform.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # a,      b,       a and b, a or b
            TRUE,     TRUE,    TRUE,    TRUE
            TRUE,     FALSE,   FALSE,   TRUE
            TRUE,     UNKNOWN, UNKNOWN, TRUE
            FALSE,    TRUE,    FALSE,   TRUE
            FALSE,    FALSE,   FALSE,   FALSE
            FALSE,    UNKNOWN, FALSE,   UNKNOWN
            UNKNOWN,  TRUE,    UNKNOWN, TRUE
            UNKNOWN,  FALSE,   FALSE,   UNKNOWN
            UNKNOWN,  UNKNOWN, UNKNOWN, UNKNOWN
            """)
    void whatIsUnknownDecidesOnlyWhereTheOtherSideDoesNot(Truth a, Truth b, Truth and, Truth or) {
        assertThat(a.and(b)).isEqualTo(and);
        assertThat(a.or(b)).isEqualTo(or);
    }

    @ParameterizedTest
    @CsvSource({"TRUE, FALSE", "FALSE, TRUE", "UNKNOWN, UNKNOWN"})
    void theOppositeOfUnknownIsUnknown(Truth of, Truth not) {
        assertThat(of.not()).isEqualTo(not);
    }
}
