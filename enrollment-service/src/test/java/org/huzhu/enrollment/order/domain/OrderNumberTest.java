package org.huzhu.enrollment.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderNumberTest {

    @Test
    @DisplayName("AC-33 created 2022-10-19 09:42:20.288 is 20221019094220288")
    void theNumberIsTheMomentOfApplicationInBeijing() {
        var moment = OffsetDateTime.parse("2022-10-19T09:42:20.288+08:00").toInstant();

        assertThat(OrderNumber.at(moment)).isEqualTo("20221019094220288");
    }

    @Test
    void aWholeSecondKeepsItsThreeDigits() {
        assertThat(OrderNumber.at(
                        OffsetDateTime.parse("2023-01-01T00:00:00+08:00").toInstant()))
                .isEqualTo("20230101000000000");
    }
}
