package org.huzhu.claims.settlement.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.settlement.MedicalRecords.Entry;
import org.huzhu.claims.settlement.SettleDischarges.Answer;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;

/** Discharge records as JSON. */
final class DischargeViews {

    private DischargeViews() {}

    @Schema(name = "DischargeResults", description = "每条记录的处理结果，顺序与提交一致")
    record Results(List<ResultView> results) {}

    @Schema(name = "DischargeResult", description = "一条出院记录的处理结果")
    record ResultView(
            String recordId,
            Settlement.Result result,
            @Schema(description = "原因代码；无原因时为空") @Nullable String code,
            @Schema(description = "结果与原因，不含个人信息") String text,

            @Schema(description = "有误的字段，仅INVALID") @Nullable
            String field,

            List<UUID> claimIds,

            @Schema(description = "给付金额合计", example = "350.00") @Nullable
            String amount,

            @Schema(description = "应到账的最晚日期") @Nullable LocalDate dueOn,
            @Schema(description = "应到账的最早日期") @Nullable LocalDate earliestOn,
            @Schema(description = "日期是否暂定（次年节假日安排未公布）") boolean provisional) {}

    @Schema(name = "DischargeRecord", description = "已收到的出院记录；不含诊断")
    record RecordView(
            String recordId,
            String source,
            @Schema(description = "脱敏的公民身份号码") String idNumber,
            String hospital,
            LocalDate dischargeDate,
            Settlement.Result result,
            @Nullable String code,
            String text,
            List<UUID> claimIds,
            @Nullable String amount,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate earliestOn,
            boolean provisional,
            @Schema(description = "同一记录号以不同内容再次报送的次数") int conflicts,
            OffsetDateTime receivedAt,
            OffsetDateTime settledAt) {}

    static Results of(List<Answer> answers) {
        return new Results(answers.stream().map(DischargeViews::of).toList());
    }

    static Page<RecordView> of(Page<Entry> page) {
        return new Page<>(page.items().stream().map(DischargeViews::of).toList(), page.next(), page.total());
    }

    static RecordView of(Entry entry) {
        var settlement = entry.settlement();
        return new RecordView(
                entry.recordId(),
                entry.source(),
                entry.maskedIdNumber(),
                entry.hospital(),
                entry.dischargedOn(),
                settlement.result(),
                code(settlement),
                settlement.text(),
                settlement.claimIds(),
                amount(settlement),
                orNull(settlement.dueOn()),
                orNull(settlement.earliestOn()),
                settlement.provisional(),
                entry.conflicts(),
                entry.receivedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                entry.settledAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }

    private static ResultView of(Answer answer) {
        var settlement = answer.settlement();
        return new ResultView(
                answer.recordId(),
                settlement.result(),
                code(settlement),
                settlement.text(),
                orNull(answer.field()),
                settlement.claimIds(),
                amount(settlement),
                orNull(settlement.dueOn()),
                orNull(settlement.earliestOn()),
                settlement.provisional());
    }

    private static @Nullable String code(Settlement settlement) {
        return settlement.code().isEmpty() ? null : settlement.code();
    }

    private static @Nullable String amount(Settlement settlement) {
        return orNull(settlement.amount().map(Money::text));
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }
}
