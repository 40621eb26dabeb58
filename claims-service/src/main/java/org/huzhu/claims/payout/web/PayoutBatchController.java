package org.huzhu.claims.payout.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.BatchStore.Selection;
import org.huzhu.claims.payout.CancelBatch;
import org.huzhu.claims.payout.FindBatches;
import org.huzhu.claims.payout.MakeBatch;
import org.huzhu.claims.payout.ReviewBatch;
import org.huzhu.claims.payout.web.BatchViews.BatchDetail;
import org.huzhu.claims.payout.web.BatchViews.BatchView;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Batches: one person makes them, another approves (四眼原则). */
@RestController
@RequestMapping("/api/v1/payout-batches")
@Tag(name = "payout-batches", description = "付款批次（财务）")
class PayoutBatchController {

    private final MakeBatch makeBatch;
    private final ReviewBatch reviewBatch;
    private final CancelBatch cancelBatch;
    private final FindBatches findBatches;

    PayoutBatchController(
            MakeBatch makeBatch, ReviewBatch reviewBatch, CancelBatch cancelBatch, FindBatches findBatches) {
        this.makeBatch = makeBatch;
        this.reviewBatch = reviewBatch;
        this.cancelBatch = cancelBatch;
        this.findBatches = findBatches;
    }

    record Make(
            @Schema(description = "只付该项目；不填为全部") @Nullable String product,

            @Schema(description = "只付该日（含）之前核定的") @Nullable LocalDate upTo,

            @Pattern(regexp = "\\d{1,12}(\\.\\d{1,2})?", message = "金额格式不正确") @Schema(description = "批次金额上限") @Nullable
            String maxAmount,

            @Schema(description = "CSV（默认）或PAIN_001") @Nullable
            String format) {

        Selection selection() {
            return new Selection(
                    Optional.ofNullable(product),
                    Optional.ofNullable(upTo),
                    Optional.ofNullable(maxAmount).map(BigDecimal::new));
        }
    }

    /** 复核结果. */
    enum Decision {
        APPROVE,
        REJECT
    }

    record Approval(
            @NotNull(message = "请选择复核结果") Decision decision,

            @Size(max = 500, message = "原因不能超过500字") @Nullable
            String reason) {}

    record Cancellation(
            @Size(max = 500, message = "原因不能超过500字") @Nullable
            String reason) {}

    @Access(roles = Role.FINANCE)
    @Operation(summary = "组批", description = "将待付款项按先后组成批次，状态为DRAFT；两人同时组批不会重复取用同一笔。账户信息无法交给银行的，退出批次并短信请会员更换账户")
    @ApiResponse(responseCode = "201", description = "已组批")
    @ApiResponse(responseCode = "409", description = "NOTHING_TO_PAY, PAYER_UNKNOWN")
    @ApiResponse(responseCode = "422", description = "BANK_FORMAT_UNKNOWN")
    @PostMapping
    Mono<ResponseEntity<BatchView>> make(Caller caller, @Valid @RequestBody Make body) {
        var format = body.format() == null ? "CSV" : body.format();
        return makeBatch
                .handle(new MakeBatch.Command(caller, body.selection(), format))
                .flatMap(RefusedException::orProblem)
                .map(batch -> ResponseEntity.created(URI.create("/api/v1/payout-batches/" + batch.batchId()))
                        .body(BatchView.of(batch)));
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "批次列表", description = "最新的在前")
    @ApiResponse(responseCode = "200", description = "批次")
    @GetMapping
    Mono<Page<BatchView>> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return findBatches
                .page(Page.Request.of(limit, cursor))
                .map(page -> new Page<>(page.items().stream().map(BatchView::of).toList(), page.next(), page.total()));
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "批次详情", description = "含各笔状态、文件的SHA-256；账号已脱敏")
    @ApiResponse(responseCode = "200", description = "批次")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/{batchId}")
    Mono<BatchDetail> one(@PathVariable UUID batchId) {
        return findBatches.one(batchId).flatMap(RefusedException::orProblem).map(BatchDetail::of);
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN})
    @Operation(summary = "复核批次", description = "须由组批人以外的人复核；通过后冻结并生成银行文件，退回须填写原因")
    @ApiResponse(responseCode = "200", description = "已复核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SAME_PERSON, ILLEGAL_TRANSITION, BATCH_HELD")
    @ApiResponse(responseCode = "422", description = "PAYOUT_REASON_REQUIRED")
    @PostMapping("/{batchId}/approval")
    Mono<BatchView> approve(Caller caller, @PathVariable UUID batchId, @Valid @RequestBody Approval body) {
        return reviewBatch
                .handle(new ReviewBatch.Command(
                        caller, batchId, body.decision() == Decision.APPROVE, words(body.reason())))
                .flatMap(RefusedException::orProblem)
                .map(BatchView::of);
    }

    @Access(roles = Role.FINANCE)
    @Operation(summary = "撤销批次", description = "银行文件尚未取走的批次可以撤销，各笔回到待付款")
    @ApiResponse(responseCode = "200", description = "已撤销")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @PostMapping("/{batchId}/cancellation")
    Mono<BatchView> cancel(Caller caller, @PathVariable UUID batchId, @Valid @RequestBody Cancellation body) {
        return cancelBatch
                .handle(new CancelBatch.Command(caller, batchId, words(body.reason())))
                .flatMap(RefusedException::orProblem)
                .map(BatchView::of);
    }

    static String words(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
