package org.huzhu.enrollment.unit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.AddAlias;
import org.huzhu.enrollment.unit.CorrectUnit;
import org.huzhu.enrollment.unit.FindUnits;
import org.huzhu.enrollment.unit.MergeUnits;
import org.huzhu.enrollment.unit.ReadAttachment;
import org.huzhu.enrollment.unit.ReviewUnit;
import org.huzhu.enrollment.unit.UnitPages;
import org.huzhu.enrollment.unit.UnitView;
import org.huzhu.enrollment.unit.domain.UnitState;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the back office does about units. */
@RestController
@Tag(name = "unit-review", description = "单位审核与维护（后台）")
class UnitReviewController {

    private final FindUnits findUnits;
    private final ReviewUnit reviewUnit;
    private final CorrectUnit correctUnit;
    private final AddAlias addAlias;
    private final MergeUnits mergeUnits;
    private final ReadAttachment readAttachment;

    UnitReviewController(
            FindUnits findUnits,
            ReviewUnit reviewUnit,
            CorrectUnit correctUnit,
            AddAlias addAlias,
            MergeUnits mergeUnits,
            ReadAttachment readAttachment) {
        this.findUnits = findUnits;
        this.reviewUnit = reviewUnit;
        this.correctUnit = correctUnit;
        this.addAlias = addAlias;
        this.mergeUnits = mergeUnits;
        this.readAttachment = readAttachment;
    }

    /** 审核结果. */
    enum Decision {
        APPROVE,
        REJECT
    }

    record Review(
            @NotNull(message = "请选择审核结果") Decision decision,

            @Size(max = 500, message = "原因不能超过500字") @Schema(description = "退回时必填") @Nullable
            String reason) {}

    record State(UUID unitId, UnitState state) {}

    /** Only what is given changes. */
    record Correction(
            @Size(min = 2, max = 200, message = "单位全称须为2至200个字符") @Nullable
            String name,

            @Nullable Boolean unionEstablished,
            @Nullable String district,
            @Nullable String medicalCode,
            @Nullable String handlerName,
            @Nullable String handlerIdNumber) {}

    record Alias(
            @NotBlank(message = "请填写名称") @Size(max = 200, message = "名称不能超过200个字符")
            String alias) {}

    record Merge(@NotNull(message = "请选择并入的单位") UUID into) {}

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN})
    @Operation(summary = "单位列表", description = "先注册的在前。state为SUBMITTED时与UNDER_REVIEW相同：提交即进入审核")
    @ApiResponse(responseCode = "200", description = "一页")
    @ApiResponse(responseCode = "400", description = "LIMIT_INVALID, CURSOR_INVALID, BAD_REQUEST")
    @GetMapping("/api/v1/units")
    Mono<Page<UnitView>> list(
            @Parameter(description = "INCOMPLETE, UNDER_REVIEW, APPROVED, REJECTED, MERGED")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String uscc,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new UnitPages.Filter(
                Optional.ofNullable(state).filter(text -> !text.isBlank()).map(UnitReviewController::stateName),
                Optional.ofNullable(name).map(String::strip).filter(text -> !text.isEmpty()),
                Optional.ofNullable(uscc).map(String::strip).filter(text -> !text.isEmpty()));
        return findUnits.list(filter, Page.Request.of(limit, cursor));
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN})
    @Operation(summary = "单位详情", description = "证件号码和手机号已掩码")
    @ApiResponse(responseCode = "200", description = "单位")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/units/{unitId}")
    Mono<ResponseEntity<UnitView>> one(@PathVariable UUID unitId) {
        return findUnits.one(unitId).flatMap(RefusedException::orProblem).map(UnitController::tagged);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "更正单位信息", description = "只修改给出的字段；更名后原名称保留为别名。全部留痕")
    @ApiResponse(responseCode = "200", description = "已更正")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ALIAS_TAKEN")
    @ApiResponse(responseCode = "412", description = "VERSION_MISMATCH")
    @ApiResponse(responseCode = "422", description = "MEDICAL_CODE_LENGTH, DISTRICT_UNKNOWN, HANDLER_ID_INVALID")
    @PutMapping("/api/v1/units/{unitId}")
    Mono<ResponseEntity<UnitView>> correct(
            Caller caller,
            @PathVariable UUID unitId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Correction body) {
        return correctUnit
                .handle(new CorrectUnit.Command(
                        caller,
                        unitId,
                        Versions.expected(ifMatch),
                        Optional.ofNullable(body.name()).filter(name -> !name.isBlank()),
                        Optional.ofNullable(body.unionEstablished()),
                        Optional.ofNullable(body.district()),
                        Optional.ofNullable(body.medicalCode()),
                        Optional.ofNullable(body.handlerName()),
                        Optional.ofNullable(body.handlerIdNumber())))
                .flatMap(RefusedException::orProblem)
                .map(UnitController::tagged);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "下载单位附件", description = "下载会被审计")
    @ApiResponse(responseCode = "200", description = "文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/units/{unitId}/attachments/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> download(
            Caller caller, @PathVariable UUID unitId, @PathVariable String kind) {
        return readAttachment
                .ofUnit(caller, unitId, UnitController.kind(Optional.of(kind)))
                .flatMap(RefusedException::orProblem)
                .map(UnitController::file);
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "审核单位", description = "退回须填写原因；本人注册的单位由他人审核")
    @ApiResponse(responseCode = "200", description = "已审核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, SAME_PERSON")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED")
    @PostMapping("/api/v1/units/{unitId}/review")
    Mono<State> review(Caller caller, @PathVariable UUID unitId, @Valid @RequestBody Review body) {
        var reason = Optional.ofNullable(body.reason()).map(String::strip).orElse("");
        return reviewUnit
                .handle(new ReviewUnit.Command(caller, unitId, body.decision() == Decision.APPROVE, reason))
                .flatMap(RefusedException::orProblem)
                .map(state -> new State(unitId, state));
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "添加单位别名", description = "以该名称到达、尚无单位的参保记录归入本单位")
    @ApiResponse(responseCode = "201", description = "已添加")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ALIAS_TAKEN")
    @PostMapping("/api/v1/units/{unitId}/aliases")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AddAlias.Added> alias(Caller caller, @PathVariable UUID unitId, @Valid @RequestBody Alias body) {
        return addAlias.handle(new AddAlias.Command(caller, unitId, body.alias()))
                .flatMap(RefusedException::orProblem);
    }

    @Access(roles = Role.ADMIN)
    @Operation(summary = "合并单位", description = "订单、参保记录和名称归入目标单位")
    @ApiResponse(responseCode = "200", description = "已合并，返回目标单位")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "MERGE_INTO_ITSELF")
    @PostMapping("/api/v1/units/{unitId}/merge")
    Mono<State> merge(Caller caller, @PathVariable UUID unitId, @Valid @RequestBody Merge body) {
        return mergeUnits
                .handle(new MergeUnits.Command(caller, unitId, body.into()))
                .flatMap(RefusedException::orProblem)
                .map(into -> new State(into.unitId(), UnitState.valueOf(into.state())));
    }

    private static String stateName(String text) {
        if (text.equals("SUBMITTED")) {
            return UnitState.UNDER_REVIEW.name();
        }
        return Arrays.stream(UnitState.values())
                .map(UnitState::name)
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of("BAD_REQUEST")));
    }
}
