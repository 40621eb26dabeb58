package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.AskPayability;
import org.huzhu.claims.filing.CancelFiling;
import org.huzhu.claims.filing.EditFiling;
import org.huzhu.claims.filing.FileFiling;
import org.huzhu.claims.filing.FindFilings;
import org.huzhu.claims.filing.FollowFiling;
import org.huzhu.claims.filing.SubmitFiling;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.domain.Treatment;
import org.huzhu.claims.filing.domain.Treatment.Item;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Refusal;
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

/** What the worker, or the window for him, does with a filing. */
@Tag(name = "filings", description = "异地就医（康复）、配置辅助器具备案 · Off-site treatment filings")
@RestController
@RequestMapping("/api/v1/filings")
class OffsiteFilingController {

    private final FileFiling fileFiling;
    private final EditFiling editFiling;
    private final SubmitFiling submitFiling;
    private final FollowFiling followFiling;
    private final CancelFiling cancelFiling;
    private final AskPayability askPayability;
    private final FindFilings findFilings;

    OffsiteFilingController(
            FileFiling fileFiling,
            EditFiling editFiling,
            SubmitFiling submitFiling,
            FollowFiling followFiling,
            CancelFiling cancelFiling,
            AskPayability askPayability,
            FindFilings findFilings) {
        this.fileFiling = fileFiling;
        this.editFiling = editFiling;
        this.submitFiling = submitFiling;
        this.followFiling = followFiling;
        this.cancelFiling = cancelFiling;
        this.askPayability = askPayability;
        this.findFilings = findFilings;
    }

    /** Why. */
    record Reason(@Nullable String reason) {
        String words() {
            return reason == null ? "" : reason;
        }
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(
            summary = "新建备案",
            description = "本人登录办理；近亲属代办的，由参保地窗口录入（applicant=RELATIVE并填写代办人）。先保存为草稿，上传所需要件后提交。"
                    + "MEDICAL、REHAB转诊转院须填写referral；DEVICE须填写fitting。")
    @ApiResponse(responseCode = "201", description = "草稿及所需要件")
    @ApiResponse(responseCode = "403", description = "NOT_SELF, MEMBERSHIP_REQUIRED, FORBIDDEN")
    @ApiResponse(responseCode = "409", description = "FILING_IN_FORCE, FILING_OPEN, CHANNEL_NOT_AVAILABLE")
    @ApiResponse(
            responseCode = "422",
            description = "NAME_INVALID, ID_INVALID, ID_MISMATCH, PHONE_INVALID, AGENT_REQUIRED, AGENT_ID_REQUIRED,"
                    + " AGENT_IS_WORKER, AGENT_WITHOUT_NEED, BENEFIT_STATUS, BEFORE_START, CONDITION_LOST,"
                    + " CONDITION_WITHOUT_NEED, PLACE_REQUIRED, INSTITUTION_COUNT, INSTITUTION_UNKNOWN, INSTITUTION_LOCAL,"
                    + " INSTITUTION_NOT_CONTRACTED, REFERRAL_REASON_REQUIRED, REFERRAL_OPINION_REQUIRED,"
                    + " REFERRAL_WITHOUT_NEED, FITTING_REQUIRED, FITTING_WITHOUT_NEED, DEVICE_COUNT, DEVICE_NAME,"
                    + " LAST_FITTED_REQUIRED, DATE_IN_FUTURE, NO_EARLIER_FILING, REGION_UNKNOWN, FIELD_INVALID")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> file(Caller caller, @Valid @RequestBody FilingBody body) {
        return fileFiling
                .handle(body.command(caller))
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "修改备案草稿", description = "提交前改正备案表内容")
    @ApiResponse(responseCode = "200", description = "草稿及所需要件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, CONCURRENT_CHANGE")
    @ApiResponse(responseCode = "422", description = "FILING_OF_ANOTHER，及新建备案的各项")
    @PutMapping("/{filingId}")
    Mono<FilingView> edit(Caller caller, @PathVariable UUID filingId, @Valid @RequestBody FormBody body) {
        return editFiling
                .handle(new EditFiling.Command(caller, filingId, body.form(), FormBody.codes(body.institutions())))
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "提交备案", description = "要件齐全才能提交；缺少的一次列全。备案日期从提交当日起算。")
    @ApiResponse(responseCode = "200", description = "已提交")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "MATERIALS_INCOMPLETE，及新建备案的各项")
    @PostMapping("/{filingId}/submission")
    Mono<FilingView> submit(Caller caller, @PathVariable UUID filingId) {
        return submitFiling
                .handle(caller, filingId)
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "变更备案", description = "距上次备案满3个月可以变更，提前变更须经两人批准（/override）。变更是备案的新版本，提交、审核同意后代替原备案，3个月重新计算。")
    @ApiResponse(responseCode = "201", description = "新版本的草稿")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "TOO_SOON, CHANGE_PENDING, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "FILING_OF_ANOTHER，及新建备案的各项")
    @PostMapping("/{filingId}/changes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> change(Caller caller, @PathVariable UUID filingId, @Valid @RequestBody FormBody body) {
        return followFiling
                .change(new FollowFiling.ChangeCommand(
                        caller, filingId, body.form(), FormBody.codes(body.institutions())))
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "续期", description = "备案到期前30日起或到期后，按原备案新建一份草稿；有效期接在原备案之后。")
    @ApiResponse(responseCode = "201", description = "新备案的草稿")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "RENEWAL_TOO_EARLY, CHANGE_PENDING, ILLEGAL_TRANSITION")
    @PostMapping("/{filingId}/renewal")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> renew(Caller caller, @PathVariable UUID filingId) {
        return followFiling
                .renew(caller, filingId)
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(accounts = true, scopes = "claims:write")
    @Operation(summary = "取消备案", description = "未审核的随时可以取消；已生效的距上次备案满3个月可以取消，当日仍有效。")
    @ApiResponse(responseCode = "200", description = "已取消")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "TOO_SOON, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG")
    @PostMapping("/{filingId}/cancellation")
    Mono<FilingView> cancel(Caller caller, @PathVariable UUID filingId, @RequestBody Reason body) {
        return cancelFiling
                .cancel(caller, filingId, body.words())
                .flatMap(RefusedException::orProblem)
                .flatMap(findFilings::detail)
                .map(FilingViews::of);
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "备案详情", description = "证件号码和电话打码显示；经办人员查看会被审计")
    @ApiResponse(responseCode = "200", description = "备案")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/{filingId}")
    Mono<FilingView> one(Caller caller, @PathVariable UUID filingId) {
        return findFilings
                .one(caller, filingId)
                .flatMap(RefusedException::orProblem)
                .map(FilingViews::of);
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "备案列表", description = "本人的备案；经办人员看到全部，接口看到自己录入的。新的在前，姓名打码。")
    @ApiResponse(responseCode = "200", description = "列表")
    @GetMapping
    Mono<Page<FilingView.Summary>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Set<FilingState> state,
            @RequestParam(required = false) @Nullable FilingKind kind,
            @RequestParam(required = false) @Nullable Scenario scenario,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var query = new FindFilings.Query(
                state == null ? Set.of() : state, Optional.ofNullable(kind), Optional.ofNullable(scenario));
        return findFilings
                .list(caller, query, Page.Request.of(limit, cursor))
                .map(page -> new Page<>(
                        page.items().stream().map(FilingViews::summary).toList(), page.next(), page.total()));
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(
            summary = "能否直接结算",
            description = "某日在某机构发生的费用能否按本备案直接结算，列出全部理由及依据。item：MEDICAL、REHAB、DEVICE、MEAL、TRANSPORT、"
                    + "BOARD_AND_LODGING，或备案表中辅助器具的名称、序号；不填为备案项目本身。emergency=true时，未及时备案或非备案机构转人工审核。")
    @ApiResponse(responseCode = "200", description = "payable、manualReview、全部理由、基金和个人负担")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "NOT_ENTITLED（同时带全部理由）, ITEM_UNKNOWN, FIELD_INVALID")
    @GetMapping("/{filingId}/payability")
    Mono<PayabilityView> payability(
            Caller caller,
            @PathVariable UUID filingId,
            @Parameter(description = "就医日期") @RequestParam LocalDate date,
            @Parameter(description = "机构代码或全称") @RequestParam String institution,
            @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable @PositiveOrZero @Digits(integer = 12, fraction = 2)
                    BigDecimal amount,
            @RequestParam(defaultValue = "false") boolean emergency) {
        return findFilings
                .kindOf(caller, filingId)
                .flatMap(RefusedException::orProblem)
                .map(kind -> treatment(kind, date, institution, item, amount, emergency))
                .flatMap(treatment -> askPayability.handle(caller, filingId, treatment))
                .flatMap(RefusedException::orProblem)
                .map(PayabilityView::of);
    }

    private static Treatment treatment(
            FilingKind kind,
            LocalDate date,
            String institution,
            @Nullable String told,
            @Nullable BigDecimal amount,
            boolean emergency) {
        var words = told == null ? "" : told.strip();
        var named = Arrays.stream(Item.values())
                .filter(item -> item.name().equals(words))
                .findFirst();
        if (named.isEmpty() && !words.isEmpty() && kind != FilingKind.DEVICE) {
            throw new RefusedException(Refusal.of("ITEM_UNKNOWN", Map.of("items", Arrays.toString(Item.values()))));
        }
        var device = named.isEmpty() && !words.isEmpty() ? Optional.of(words) : Optional.<String>empty();
        return new Treatment(
                date, institution.strip(), named.orElse(Item.of(kind)), device, Optional.ofNullable(amount), emergency);
    }
}
