package org.huzhu.claims.payout.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.huzhu.claims.payout.AskPayoutRequest;
import org.huzhu.claims.payout.DecidePayoutRequest;
import org.huzhu.claims.payout.FindPayouts;
import org.huzhu.claims.payout.ReplacePayee;
import org.huzhu.claims.payout.domain.PayoutRequest.Kind;
import org.huzhu.claims.payout.domain.PayoutState;
import org.huzhu.claims.payout.web.PayoutViews.PayoutDetail;
import org.huzhu.claims.payout.web.PayoutViews.PayoutView;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Single payouts: their story, another account, and what only two people can decide. */
@RestController
@Tag(name = "payouts", description = "付款（财务）")
class PayoutController {

    private final FindPayouts findPayouts;
    private final ReplacePayee replacePayee;
    private final AskPayoutRequest ask;
    private final DecidePayoutRequest decide;

    PayoutController(
            FindPayouts findPayouts, ReplacePayee replacePayee, AskPayoutRequest ask, DecidePayoutRequest decide) {
        this.findPayouts = findPayouts;
        this.replacePayee = replacePayee;
        this.ask = ask;
        this.decide = decide;
    }

    record NewPayee(
            @NotNull(message = "请选择账户类型") AccountKind type,
            @NotBlank(message = "请填写账号") String account,
            @Nullable String bank,
            @Nullable String branch,
            @Nullable String holder) {

        @Override
        public String toString() {
            return type.name();
        }
    }

    /** What happened to the money. */
    enum Settled {
        PAID,
        REFUSED
    }

    record Settlement(
            @NotNull(message = "请选择核实结果") Settled outcome,

            @NotBlank(message = "请填写核实依据") @Size(max = 500, message = "依据不能超过500字")
            String evidence) {}

    record Reversal(
            @NotBlank(message = "请填写冲正原因") @Size(max = 500, message = "原因不能超过500字")
            String reason) {}

    /** 复核结果. */
    enum Decision {
        APPROVE,
        REJECT
    }

    record Approval(
            @NotNull(message = "请选择复核结果") Decision decision,

            @Size(max = 500, message = "原因不能超过500字") @Nullable
            String reason) {}

    @Access(roles = {Role.FINANCE, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "付款列表", description = "按状态查询，等待最久的在前")
    @ApiResponse(responseCode = "200", description = "付款")
    @GetMapping("/api/v1/payouts")
    Mono<Page<PayoutView>> list(
            @RequestParam PayoutState state,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return findPayouts
                .page(state, Page.Request.of(limit, cursor))
                .map(page ->
                        new Page<>(page.items().stream().map(PayoutView::of).toList(), page.next(), page.total()));
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "付款详情", description = "每次付款和银行答复的全部记录；账号已脱敏")
    @ApiResponse(responseCode = "200", description = "付款")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/payouts/{claimId}")
    Mono<PayoutDetail> one(@PathVariable UUID claimId) {
        return findPayouts.one(claimId).flatMap(RefusedException::orProblem).map(PayoutDetail::of);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "更换收款账户", description = "银行退票后由会员本人或经办人员填写新账户，户名须为申请人；下一批次重新付款")
    @ApiResponse(responseCode = "200", description = "已更换，等待付款")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "HOLDER_MISMATCH, PAYEE_KIND_NOT_ALLOWED, PAYEE_INVALID")
    @PostMapping("/api/v1/claims/{claimId}/payee")
    Mono<PayoutView> payee(Caller caller, @PathVariable UUID claimId, @Valid @RequestBody NewPayee body) {
        return replacePayee
                .handle(new ReplacePayee.Command(
                        caller,
                        claimId,
                        body.type(),
                        body.account(),
                        PayoutBatchController.words(body.bank()),
                        PayoutBatchController.words(body.branch()),
                        PayoutBatchController.words(body.holder())))
                .flatMap(RefusedException::orProblem)
                .map(PayoutView::of);
    }

    @Access(roles = Role.FINANCE)
    @Operation(summary = "申请人工核实", description = "结果未知或存疑的付款，由一人提出、另一人确认")
    @ApiResponse(responseCode = "200", description = "已提出，待复核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, PAYOUT_REQUEST_OPEN")
    @PostMapping("/api/v1/payouts/{claimId}/settlement")
    Mono<PayoutDetail> settle(Caller caller, @PathVariable UUID claimId, @Valid @RequestBody Settlement body) {
        return ask(caller, claimId, Kind.SETTLEMENT, body.outcome().name(), body.evidence());
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN})
    @Operation(summary = "复核人工核实", description = "须由提出人以外的人确认")
    @ApiResponse(responseCode = "200", description = "已复核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SAME_PERSON, ILLEGAL_TRANSITION, PAYOUT_IN_BATCH")
    @PostMapping("/api/v1/payouts/{claimId}/settlement/approval")
    Mono<PayoutDetail> settleApproval(Caller caller, @PathVariable UUID claimId, @Valid @RequestBody Approval body) {
        return decide(caller, claimId, Kind.SETTLEMENT, body);
    }

    @Access(roles = Role.FINANCE)
    @Operation(summary = "申请冲正", description = "款项已退回或付错的，由一人提出、另一人确认")
    @ApiResponse(responseCode = "200", description = "已提出，待复核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, PAYOUT_REQUEST_OPEN")
    @PostMapping("/api/v1/payouts/{claimId}/reversal")
    Mono<PayoutDetail> reverse(Caller caller, @PathVariable UUID claimId, @Valid @RequestBody Reversal body) {
        return ask(caller, claimId, Kind.REVERSAL, "", body.reason());
    }

    @Access(roles = {Role.FINANCE, Role.ADMIN})
    @Operation(summary = "复核冲正", description = "须由提出人以外的人确认；以红字分录冲销，释放已占用的限额")
    @ApiResponse(responseCode = "200", description = "已复核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SAME_PERSON, ILLEGAL_TRANSITION")
    @PostMapping("/api/v1/payouts/{claimId}/reversal/approval")
    Mono<PayoutDetail> reverseApproval(Caller caller, @PathVariable UUID claimId, @Valid @RequestBody Approval body) {
        return decide(caller, claimId, Kind.REVERSAL, body);
    }

    private Mono<PayoutDetail> ask(Caller caller, UUID claimId, Kind kind, String outcome, String reason) {
        return ask.handle(new AskPayoutRequest.Command(caller, claimId, kind, outcome, reason.strip()))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> one(claimId));
    }

    private Mono<PayoutDetail> decide(Caller caller, UUID claimId, Kind kind, Approval body) {
        var approve = body.decision() == Decision.APPROVE;
        return decide.handle(new DecidePayoutRequest.Command(
                        caller, claimId, kind, approve, PayoutBatchController.words(body.reason())))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> one(claimId));
    }
}
