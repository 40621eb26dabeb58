package org.huzhu.member.claim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    @ParameterizedTest
    @DisplayName("features 52: no state is a dead end")
    @ValueSource(
            strings = {
                "DRAFT",
                "FIRST_REVIEW",
                "BUSINESS_RECHECK",
                "SUPPLEMENT",
                "AWAITING_UPLOAD",
                "REPORT_RECHECK",
                "PAYING",
                "COMPLETED",
                "REJECTED",
                "WITHDRAWN",
                "ADDED_LATER"
            })
    void everyStateSaysWhatIsNext(String state) {
        assertThat(progress(state, "", "").nextStep()).isNotBlank();
        assertThat(progress(state, "", "").stateName()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_UPLOAD, 待上传",
        "FIRST_REVIEW, 进行中",
        "COMPLETED, 已完成",
        "REJECTED, 驳回",
        "SUPPLEMENT, 待补件",
        "DRAFT, 草稿"
    })
    void statesHaveTheirNames(String state, String name) {
        assertThat(progress(state, "", "").stateName()).isEqualTo(name);
    }

    @Test
    void whoMustHandSomethingInIsToldWhat() {
        assertThat(progress("SUPPLEMENT", "SUPPLEMENT_REQUESTED", "缺出院小结。").nextStep())
                .isEqualTo("请补齐材料后重新提交：缺出院小结。材料齐全之日起计算办理时限");
        assertThat(progress("AWAITING_UPLOAD", "UPLOAD_REQUESTED", "").nextStep())
                .contains("检查报告单", "出院记录");
    }

    @Test
    void whoWasRefusedIsToldWhy() {
        assertThat(progress("REJECTED", "REJECTED", "不在保障期内").nextStep()).startsWith("申请未通过：不在保障期内。");
    }

    @Test
    void aReversedPaymentIsNoRefusedApplication() {
        assertThat(progress("REJECTED", "REVERSED", "重复给付").nextStep()).startsWith("已给付的互助金已冲正：重复给付。");
    }

    @Test
    void whoWaitsIsToldUntilWhen() {
        var waiting = new Progress("FIRST_REVIEW", "SUBMITTED", "", Optional.of(LocalDate.of(2026, 9, 1)));

        assertThat(waiting.nextStep()).isEqualTo("经办初审中，预计2026-09-01前给付。无需操作，结果以短信通知");
    }

    @Test
    void aFailedPaymentAsksForAnotherCard() {
        assertThat(progress("PAYING", "PAYOUT_FAILED", "账户已销户").nextStep()).isEqualTo("银行未能入账：账户已销户。请更换收款银行卡");
        assertThat(progress("PAYING", "APPROVED", "").nextStep()).startsWith("审核已通过");
    }

    private static Progress progress(String state, String change, String reason) {
        return new Progress(state, change, reason, Optional.empty());
    }
}
