package org.huzhu.claims.record.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.huzhu.claims.claim.domain.ClaimState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimStatusTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            DRAFT,            DRAFT
            FIRST_REVIEW,     IN_PROGRESS
            BUSINESS_RECHECK, IN_PROGRESS
            REPORT_RECHECK,   IN_PROGRESS
            SUPPLEMENT,       IN_PROGRESS
            PAYING,           IN_PROGRESS
            AWAITING_UPLOAD,  AWAITING_UPLOAD
            COMPLETED,        COMPLETED
            REJECTED,         REJECTED
            WITHDRAWN,        REJECTED
            """)
    void everyStateHasAStatusOfTheManual(ClaimState state, ClaimStatus status) {
        assertThat(ClaimStatus.of(state)).isEqualTo(status);
        assertThat(status.states()).contains(state);
    }

    @Test
    void statusesShareNoState() {
        assertThat(Arrays.stream(ClaimStatus.values()).flatMap(status -> status.states().stream()))
                .containsExactlyInAnyOrder(ClaimState.values());
    }

    @Test
    void theRemarkTellsWhatTheStatusDoesNot() {
        assertThat(ClaimStatus.remark(ClaimState.SUPPLEMENT, "出院小结")).isEqualTo("待补件：出院小结");
        assertThat(ClaimStatus.remark(ClaimState.WITHDRAWN, "")).isEqualTo("已撤回");
        assertThat(ClaimStatus.remark(ClaimState.REJECTED, "不在保障范围")).isEqualTo("不在保障范围");
    }
}
