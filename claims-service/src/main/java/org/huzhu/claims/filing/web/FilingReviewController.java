package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.filing.CancelFiling;
import org.huzhu.claims.filing.EarlyChange;
import org.huzhu.claims.filing.FindFilings;
import org.huzhu.claims.filing.ReviewFiling;
import org.huzhu.claims.filing.ReviewFiling.Decision;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the agency of the insured place does with a filing. */
@Tag(name = "filing-reviews", description = "备案审核与动态管理 · Filing reviews")
@RestController
@RequestMapping("/api/v1/filings/{filingId}")
class FilingReviewController {

    private final ReviewFiling reviewFiling;
    private final CancelFiling cancelFiling;
    private final EarlyChange earlyChange;
    private final FindFilings findFilings;

    FilingReviewController(
            ReviewFiling reviewFiling, CancelFiling cancelFiling, EarlyChange earlyChange, FindFilings findFilings) {
        this.reviewFiling = reviewFiling;
        this.cancelFiling = cancelFiling;
        this.earlyChange = earlyChange;
        this.findFilings = findFilings;
    }

    /** 参保地经办机构意见. */
    @Schema(name = "FilingReview")
    record Review(
            @NotNull(message = "请选择同意AGREE或不同意DISAGREE") @Nullable
            Decision decision,

            @Nullable String reason,

            @Nullable @Schema(description = "备案有效期起；不填为当日，续期为原备案期满次日")
            LocalDate validFrom,

            @Nullable @Schema(description = "备案有效期止；不填为规则允许的最后一天")
            LocalDate validTo,

            @Nullable @Valid @Size(max = 100, message = "辅助器具过多") @Schema(description = "经办机构填写的辅助器具、最低使用年限和最高支付限额")
            List<FormBody.DeviceBody> devices) {}

    /** Why, and from when. */
    @Schema(name = "FilingRevocation")
    record Revocation(@Nullable String reason, @Nullable LocalDate effectiveOn) {}

    /** Why. */
    @Schema(name = "FilingOverride")
    record EarlyPass(@Nullable String reason) {}

    @Access(roles = {Role.FIRST_REVIEWER, Role.ADMIN})
    @Operation(summary = "受理备案", description = "提交后由经办人受理，进入审核中；录入人不能受理。可以不受理直接审核。")
    @ApiResponse(responseCode = "200", description = "审核中")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, SAME_PERSON")
    @PostMapping("/acceptance")
    Mono<FilingView> accept(Caller caller, @PathVariable UUID filingId) {
        return reviewFiling
                .accept(caller, filingId)
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.ADMIN})
    @Operation(
            summary = "审核备案",
            description = "同意并写明备案有效期：转诊转院最长6个月（止日为起日加6个月减1日）；长期居住、常驻工作至备案条件丧失。" + "不同意须写明理由。录入人不能审核自己录入的备案。")
    @ApiResponse(responseCode = "200", description = "审核后的备案")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(
            responseCode = "409",
            description = "ILLEGAL_TRANSITION, SAME_PERSON, FILING_OVERLAPS, CONCURRENT_CHANGE")
    @ApiResponse(
            responseCode = "422",
            description = "REASON_REQUIRED, REASON_TOO_LONG, VALIDITY_TOO_LONG, VALIDITY_REVERSED, BEFORE_START,"
                    + " DEVICE_COUNT, DEVICE_LIMIT_MISSING")
    @PostMapping("/review")
    Mono<FilingView> review(Caller caller, @PathVariable UUID filingId, @Valid @RequestBody Review body) {
        return reviewFiling
                .handle(new ReviewFiling.Command(
                        caller,
                        filingId,
                        Objects.requireNonNull(body.decision()),
                        Objects.requireNonNullElse(body.reason(), ""),
                        Optional.ofNullable(body.validFrom()),
                        Optional.ofNullable(body.validTo()),
                        FormBody.devices(body.devices())))
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.ADMIN})
    @Operation(summary = "撤销备案", description = "动态管理：不再符合条件的撤销备案，写明理由；自effectiveOn（默认当日）起不予支付。")
    @ApiResponse(responseCode = "200", description = "已撤销")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG, DATE_IN_FUTURE")
    @PostMapping("/revocation")
    Mono<FilingView> revoke(Caller caller, @PathVariable UUID filingId, @Valid @RequestBody Revocation body) {
        return cancelFiling
                .revoke(
                        caller,
                        filingId,
                        Objects.requireNonNullElse(body.reason(), ""),
                        Optional.ofNullable(body.effectiveOn()))
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.ADMIN})
    @Operation(summary = "批准提前变更或取消", description = "未满3个月确需变更或取消的，一人提出并写明理由，管理员另一人批准；批准后可变更或取消一次。")
    @ApiResponse(responseCode = "200", description = "granted=false待批准，true已批准")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SAME_PERSON, OVERRIDE_GRANTED_BEFORE, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG")
    @PostMapping("/override")
    Mono<EarlyChange.Granting> override(Caller caller, @PathVariable UUID filingId, @RequestBody EarlyPass body) {
        return earlyChange
                .handle(new EarlyChange.Command(caller, filingId, Objects.requireNonNullElse(body.reason(), "")))
                .flatMap(RefusedException::orProblem);
    }
}
