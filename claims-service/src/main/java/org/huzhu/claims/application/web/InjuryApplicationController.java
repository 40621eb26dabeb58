package org.huzhu.claims.application.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.EditApplication;
import org.huzhu.claims.application.FindApplications;
import org.huzhu.claims.application.OpenApplication;
import org.huzhu.claims.application.ReviewApplication;
import org.huzhu.claims.application.ReviewApplication.Decision;
import org.huzhu.claims.application.SubmitApplication;
import org.huzhu.claims.application.WithdrawApplication;
import org.huzhu.claims.application.domain.Grants.Fixed;
import org.huzhu.claims.application.domain.Progress;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Applications for benefits: what the applicant does with them, and what the agency answers. */
@Tag(name = "injury-applications", description = "工伤保险待遇申请 · Applications for work-injury benefits")
@RestController
@RequestMapping("/api/v1/injury/applications")
class InjuryApplicationController {

    private final OpenApplication openApplication;
    private final EditApplication editApplication;
    private final SubmitApplication submitApplication;
    private final ReviewApplication reviewApplication;
    private final WithdrawApplication withdrawApplication;
    private final FindApplications findApplications;
    private final ApplicationRulebooks rulebooks;
    private final FactDictionary dictionary;
    private final Clock clock;

    InjuryApplicationController(
            OpenApplication openApplication,
            EditApplication editApplication,
            SubmitApplication submitApplication,
            ReviewApplication reviewApplication,
            WithdrawApplication withdrawApplication,
            FindApplications findApplications,
            ApplicationRulebooks rulebooks,
            FactDictionary dictionary,
            Clock clock) {
        this.openApplication = openApplication;
        this.editApplication = editApplication;
        this.submitApplication = submitApplication;
        this.reviewApplication = reviewApplication;
        this.withdrawApplication = withdrawApplication;
        this.findApplications = findApplications;
        this.rulebooks = rulebooks;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** 审核意见. */
    @Schema(name = "InjuryApplicationReview")
    record Review(
            @NotNull(message = "请注明环节FIRST_REVIEW或BUSINESS_RECHECK") @Nullable
            Node node,

            @NotNull(message = "请选择AGREE、SUPPLEMENT或REJECT") @Nullable
            Decision decision,

            @Nullable @Size(max = 200, message = "原因不超过200个字")
            String reason,

            @Nullable @Valid @Size(max = 10, message = "核定项目过多") @Schema(description = "核定金额")
            List<Amount> amounts) {

        List<Fixed> fixed() {
            return amounts == null
                    ? List.of()
                    : amounts.stream().map(Amount::fixed).toList();
        }
    }

    /** 核定金额. */
    @Schema(name = "InjuryApplicationFixedAmount")
    record Amount(
            @NotNull(message = "请注明申请事项") @Nullable String item,

            @NotNull(message = "请填写法定金额")
            @Nullable
            @PositiveOrZero(message = "金额不能为负")
            @Digits(integer = 9, fraction = 2, message = "金额最多两位小数")
            @Schema(type = "string", example = "48000.00")
            BigDecimal statutory,

            @Nullable
            @PositiveOrZero(message = "金额不能为负")
            @Digits(integer = 9, fraction = 2, message = "金额最多两位小数")
            @Schema(type = "string", description = "第三人已赔付；不填按申请人填写的金额")
            BigDecimal thirdPartyPaid) {

        Fixed fixed() {
            return new Fixed(
                    Objects.requireNonNull(item),
                    Objects.requireNonNull(statutory),
                    Optional.ofNullable(thirdPartyPaid));
        }
    }

    /** Why. */
    @Schema(name = "InjuryApplicationReason")
    record Reason(@Nullable String reason) {}

    @Access(accounts = true, scopes = "claims:write")
    @Operation(
            summary = "新建工伤待遇申请",
            description = "本人经PORTAL、APP办理；WINDOW由经办人员录入。先保存为草稿，上传材料后提交。" + "异地就医备案有效结束时间不填的，为开始时间加6个月减1日。")
    @ApiResponse(responseCode = "201", description = "草稿、材料清单及待说明事项")
    @ApiResponse(responseCode = "403", description = "NOT_SELF, MEMBERSHIP_REQUIRED, FORBIDDEN")
    @ApiResponse(responseCode = "409", description = "CHANNEL_NOT_AVAILABLE, APPLICATION_OPEN")
    @ApiResponse(
            responseCode = "422",
            description = "APPLICATION_REGION, BENEFIT_TYPE_UNKNOWN, NAME_INVALID, ID_INVALID, PHONE_INVALID,"
                    + " CLAIMANT_REQUIRED, CLAIMANT_IS_WORKER, CLAIMANT_WITHOUT_NEED, RELATION_REQUIRED,"
                    + " APPLICATION_ITEMS, PAYOUT_METHOD, PAYOUT_WITHOUT_NEED, EMPLOYER_DID_NOT_ADVANCE,"
                    + " BANK_DETAILS_REQUIRED, BANK_ACCOUNT_INVALID, OFFSITE_REQUIRED, OFFSITE_WITHOUT_NEED,"
                    + " VALIDITY_REVERSED, DATE_IN_FUTURE, FACT_UNKNOWN, FACT_INVALID, CHOOSE_ONE_SURVIVOR_BENEFIT")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ApplicationView> open(Caller caller, @Valid @RequestBody ApplicationBody body) {
        return view(openApplication.handle(body.command(caller, LocalDate.now(clock))));
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "修改申请", description = "提交前或补正时；渠道、待遇种类和工伤发生日期不能改。")
    @ApiResponse(responseCode = "200", description = "申请")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, CONCURRENT_CHANGE")
    @ApiResponse(responseCode = "422", description = "APPLICATION_OF_ANOTHER，及新建申请的各项")
    @PutMapping("/{applicationId}")
    Mono<ApplicationView> edit(
            Caller caller, @PathVariable UUID applicationId, @Valid @RequestBody ApplicationBody.Change body) {
        return view(editApplication.handle(new EditApplication.Command(
                caller,
                applicationId,
                Objects.requireNonNull(body.form()).form(LocalDate.now(clock)),
                ApplicationBody.told(body.facts()))));
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "提交申请", description = "材料齐全才能提交，缺少的一次列全；提交当日起20个工作日内办结。")
    @ApiResponse(responseCode = "200", description = "已提交")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(
            responseCode = "422",
            description = "MATERIALS_INCOMPLETE, ORIGINAL_REQUIRED, CHOOSE_ONE_SURVIVOR_BENEFIT，及新建申请的各项")
    @PostMapping("/{applicationId}/submission")
    Mono<ApplicationView> submit(Caller caller, @PathVariable UUID applicationId) {
        return view(submitApplication.handle(caller, applicationId));
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER})
    @Operation(summary = "审核申请", description = "先经办初审，后业务复核，两人且均非录入人。同意时核定金额；丧葬补助金扣减第三人已赔付的部分。补正、不予支付须写明理由。")
    @ApiResponse(responseCode = "200", description = "审核后的申请")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, SAME_PERSON, CONCURRENT_CHANGE")
    @ApiResponse(
            responseCode = "422",
            description = "REASON_REQUIRED, REASON_TOO_LONG, GRANT_ITEM, GRANT_REQUIRED, THIRD_PARTY_NOT_DEDUCTED")
    @PostMapping("/{applicationId}/reviews")
    Mono<ApplicationView> review(Caller caller, @PathVariable UUID applicationId, @Valid @RequestBody Review body) {
        return view(reviewApplication.handle(new ReviewApplication.Command(
                caller,
                applicationId,
                Objects.requireNonNull(body.node()),
                Objects.requireNonNull(body.decision()),
                Objects.requireNonNullElse(body.reason(), ""),
                body.fixed())));
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "撤回申请", description = "办结前可以撤回，须写明理由")
    @ApiResponse(responseCode = "200", description = "已撤回")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG")
    @PostMapping("/{applicationId}/withdrawal")
    Mono<ApplicationView> withdraw(Caller caller, @PathVariable UUID applicationId, @RequestBody Reason body) {
        return view(withdrawApplication.handle(caller, applicationId, Objects.requireNonNullElse(body.reason(), "")));
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "申请详情", description = "进度、材料、核定金额；证件号码、电话和账号打码显示；经办人员查看会被审计")
    @ApiResponse(responseCode = "200", description = "申请")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/{applicationId}")
    Mono<ApplicationView> one(Caller caller, @PathVariable UUID applicationId) {
        return findApplications
                .one(caller, applicationId)
                .flatMap(RefusedException::orProblem)
                .map(detail -> ApplicationViews.of(detail, dictionary));
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "办件", description = "RUNNING办理中，FINISHED已办结；本人的申请，经办人员看到全部，接口看到自己录入的。新的在前，姓名打码。")
    @ApiResponse(responseCode = "200", description = "列表")
    @GetMapping
    Mono<Page<ApplicationView.Summary>> list(
            Caller caller,
            @Parameter(description = "RUNNING办理中，FINISHED已办结") @RequestParam(required = false) @Nullable Progress state,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var today = LocalDate.now(clock);
        return findApplications
                .list(
                        caller,
                        state == null ? Set.of() : state.states(),
                        Optional.ofNullable(type),
                        Page.Request.of(limit, cursor))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(filled -> summary(filled, today))
                                .toList(),
                        page.next(),
                        page.total()));
    }

    private ApplicationView.Summary summary(Filled filled, LocalDate today) {
        var type = rulebooks.typeOf(filled.application().identity());
        return ApplicationViews.summary(filled, type.nameZh(), today);
    }

    private Mono<ApplicationView> view(Mono<Outcome<Filled>> changed) {
        return changed.flatMap(RefusedException::orProblem)
                .flatMap(findApplications::detail)
                .map(detail -> ApplicationViews.of(detail, dictionary));
    }
}
