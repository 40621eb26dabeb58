package org.huzhu.claims.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.ChangeDraft;
import org.huzhu.claims.intake.Dossier;
import org.huzhu.claims.intake.FileClaim;
import org.huzhu.claims.intake.FindClaim;
import org.huzhu.claims.intake.SubmitClaim;
import org.huzhu.claims.intake.WithdrawClaim;
import org.huzhu.claims.intake.domain.Copied;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** From the first draft to the submitted claim, and what became of it. */
@RestController
@Tag(name = "claims", description = "理赔/给付申请")
class FilingController {

    private final FileClaim fileClaim;
    private final ChangeDraft changeDraft;
    private final SubmitClaim submitClaim;
    private final WithdrawClaim withdrawClaim;
    private final FindClaim findClaim;
    private final Products products;

    FilingController(
            FileClaim fileClaim,
            ChangeDraft changeDraft,
            SubmitClaim submitClaim,
            WithdrawClaim withdrawClaim,
            FindClaim findClaim,
            Products products) {
        this.fileClaim = fileClaim;
        this.changeDraft = changeDraft;
        this.submitClaim = submitClaim;
        this.withdrawClaim = withdrawClaim;
        this.findClaim = findClaim;
        this.products = products;
    }

    /** The declarations, copied. */
    record Submission(
            @Nullable @Valid @Size(max = 10, message = "承诺不超过10条")
            List<DeclarationBody> declarations) {}

    record DeclarationBody(
            @NotBlank(message = "请填写承诺代码") @Size(max = 60, message = "承诺代码过长")
            String code,

            @NotBlank(message = "请抄写承诺") @Size(max = 2000, message = "承诺过长")
            String text) {}

    record Withdrawal(
            @NotBlank(message = "请填写撤回原因") @Size(max = 200, message = "撤回原因不超过200字")
            String reason) {}

    record Submitted(
            UUID claimId,
            String state,
            String stateName,
            long revision,
            Optional<LocalDate> completeOn,
            List<ClaimView.DueView> dueDates) {}

    @Access(accounts = true, scopes = "claims:write")
    @Operation(
            summary = "建立申请草稿",
            description = "本人申请，或小程序后台代其本人、经办人员凭纸质材料（channel为OFFLINE，填subject）录入。返回材料清单、最后申请日和须回答的问题；草稿不影响申请期限的计算")
    @ApiResponse(responseCode = "201", description = "草稿")
    @ApiResponse(responseCode = "403", description = "NOT_SELF, MEMBERSHIP_REQUIRED")
    @ApiResponse(
            responseCode = "409",
            description =
                    "NOTICE_NOT_AGREED, OFFLINE_ONLY, DIRECT_PAYMENT_APPLIES, DUPLICATE_CLAIM, COVERAGE_TERMINATED")
    @ApiResponse(
            responseCode = "422",
            description =
                    "PRODUCT_UNKNOWN, CATEGORY_UNKNOWN, CHANNEL_UNKNOWN, RESPONSIBILITY_REQUIRED, RESPONSIBILITY_TWICE, RESPONSIBILITY_UNKNOWN, RESPONSIBILITY_NOT_IN_PRODUCT, RESPONSIBILITY_OTHER_CATEGORY, CLASS_UNKNOWN, CLASS_NOT_COVERED, FACT_UNKNOWN, FACT_INVALID, ID_INVALID, ID_REQUIRED, ID_TYPE_UNSUPPORTED, ID_MISMATCH, PHONE_INVALID, DATE_IN_FUTURE, DATE_TOO_EARLY, END_BEFORE_START, EVENT_DATE_REQUIRED, EVENTS_OF_TWO_TERMS, PERIOD_REQUIRED, STAY_DAYS_MISMATCH, TREATMENT_REQUIRED, NOT_COVERED, NO_TERMS_ON_DAY, CLAIM_WINDOW_EXPIRED, BANK_KIND_NOT_ALLOWED, BANK_DETAILS_REQUIRED, BANK_ACCOUNT_INVALID, PAYEE_NOT_CLAIMANT, FIELD_INVALID")
    @PostMapping("/api/v1/claims")
    Mono<ResponseEntity<ClaimView>> file(Caller caller, @Valid @RequestBody FilingBody body) {
        return fileClaim
                .handle(body.filing(caller))
                .flatMap(RefusedException::orProblem)
                .map(dossier -> ResponseEntity.created(location(dossier))
                        .eTag(Versions.tag(dossier.claim().revision()))
                        .body(ClaimViews.of(dossier)));
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "查询一件申请", description = "进度、材料、给付时限、每个数字的依据和下一步；姓名、证件号、电话和账号已掩码")
    @ApiResponse(responseCode = "200", description = "申请")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/claims/{claimId}")
    Mono<ResponseEntity<ClaimView>> find(Caller caller, @PathVariable UUID claimId) {
        return findClaim
                .handle(caller, claimId)
                .flatMap(RefusedException::orProblem)
                .map(FilingController::tagged);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "修改草稿", description = "以新的内容替换；已上传的材料保留。If-Match可选，取自查询结果的ETag")
    @ApiResponse(responseCode = "200", description = "草稿")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, DRAFT_IS_OF_ANOTHER_CASE，其余同建立草稿")
    @ApiResponse(responseCode = "412", description = "VERSION_MISMATCH")
    @ApiResponse(responseCode = "422", description = "同建立草稿")
    @PutMapping("/api/v1/claims/{claimId}")
    Mono<ResponseEntity<ClaimView>> change(
            Caller caller,
            @PathVariable UUID claimId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody FilingBody body) {
        return changeDraft
                .handle(new ChangeDraft.Command(claimId, Versions.expected(ifMatch), body.filing(caller)))
                .flatMap(RefusedException::orProblem)
                .map(FilingController::tagged);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "提交申请", description = "提交草稿、补件或上传的材料；提交草稿须逐字抄写承诺。材料齐全之日起计算给付时限")
    @ApiResponse(responseCode = "200", description = "状态和各项责任的给付时限")
    @ApiResponse(
            responseCode = "409",
            description = "ILLEGAL_TRANSITION, DUPLICATE_CLAIM, DIRECT_PAYMENT_APPLIES, COVERAGE_TERMINATED")
    @ApiResponse(
            responseCode = "422",
            description = "MATERIALS_INCOMPLETE, DECLARATION_MISMATCH, DECLARATION_MISSING, CLAIM_WINDOW_EXPIRED")
    @PostMapping("/api/v1/claims/{claimId}/submission")
    Mono<ResponseEntity<Submitted>> submit(
            Caller caller,
            @PathVariable UUID claimId,
            @Valid @RequestBody(required = false) @Nullable Submission body) {
        return submitClaim
                .handle(new SubmitClaim.Command(caller, claimId, copied(body)))
                .flatMap(RefusedException::orProblem)
                .map(this::submitted);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "撤回申请", description = "付款前可以撤回；撤回后可在申请期限内重新申请")
    @ApiResponse(responseCode = "200", description = "已撤回")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "WITHDRAWAL_REASON, FIELD_INVALID")
    @PostMapping("/api/v1/claims/{claimId}/withdrawal")
    Mono<ResponseEntity<Submitted>> withdraw(
            Caller caller, @PathVariable UUID claimId, @Valid @RequestBody Withdrawal body) {
        return withdrawClaim
                .handle(new WithdrawClaim.Command(caller, claimId, body.reason()))
                .flatMap(RefusedException::orProblem)
                .map(this::submitted);
    }

    private static List<Copied> copied(@Nullable Submission body) {
        var declarations = body == null ? null : body.declarations();
        return declarations == null
                ? List.of()
                : declarations.stream()
                        .map(each -> new Copied(each.code().strip(), each.text()))
                        .toList();
    }

    private ResponseEntity<Submitted> submitted(Claim claim) {
        var identity = claim.identity();
        var terms = products.version(identity.product(), identity.version()).orElseThrow();
        return ResponseEntity.ok()
                .eTag(Versions.tag(claim.revision()))
                .body(new Submitted(
                        identity.claimId(),
                        claim.state().name(),
                        Names.of(claim.state()),
                        claim.revision(),
                        claim.completeOn(),
                        ClaimViews.dues(claim, terms)));
    }

    private static URI location(Dossier dossier) {
        return URI.create("/api/v1/claims/" + dossier.claim().identity().claimId());
    }

    private static ResponseEntity<ClaimView> tagged(Dossier dossier) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(dossier.claim().revision()))
                .body(ClaimViews.of(dossier));
    }
}
