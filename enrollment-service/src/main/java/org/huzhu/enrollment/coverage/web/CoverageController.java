package org.huzhu.enrollment.coverage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.coverage.CoverageRecord;
import org.huzhu.enrollment.coverage.CoverageScope;
import org.huzhu.enrollment.coverage.FindCoverages;
import org.huzhu.enrollment.coverage.RevealCoverage;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.huzhu.platform.workbook.WorkbookExport;
import org.huzhu.platform.workbook.WorkbookExport.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 参保记录: the unit's own, or all for staff; list and export (WXU-053, WXU-054, WXU-055). */
@RestController
@Tag(name = "coverages", description = "参保记录")
class CoverageController {

    private static final List<Column> COLUMNS = List.of(
            new Column("参保人姓名", 14),
            new Column("手机号码", 14),
            new Column("居民身份证证件号", 22),
            new Column("银行卡号", 22),
            new Column("参保项目", 22),
            new Column("参保时间", 12),
            new Column("到保时间", 12),
            new Column("状态", 8),
            new Column("是否理赔", 10),
            new Column("金额", 10),
            new Column("备注", 20));

    private final CoverageScope scope;
    private final FindCoverages findCoverages;
    private final RevealCoverage revealCoverage;
    private final Clock clock;

    CoverageController(CoverageScope scope, FindCoverages findCoverages, RevealCoverage revealCoverage, Clock clock) {
        this.scope = scope;
        this.findCoverages = findCoverages;
        this.revealCoverage = revealCoverage;
        this.clock = clock;
    }

    @GetMapping("/api/v1/coverages")
    @Access(accounts = true, scopes = "enrollment:read")
    @Operation(
            summary = "查询参保记录",
            description = "可按姓名（部分匹配）、证件号（精确）、参保项目、年份、工单编号筛选；不填年份时只显示本年开始的记录，填all显示全部年份。"
                    + "经办人只能看到本单位，工作人员可用unitId限定单位。证件号、银行卡号、手机号均已脱敏。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "YEAR_INVALID")
    Mono<Page<CoverageRecord>> list(
            Caller caller,
            @ModelAttribute CoverageScope.Query query,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var request = Page.Request.of(limit, cursor);
        return scope.of(caller, query)
                .flatMap(RefusedException::orProblem)
                .flatMap(filter -> findCoverages.page(filter, request));
    }

    @GetMapping("/api/v1/coverages.xlsx")
    @Access(accounts = true, scopes = "enrollment:read")
    @Operation(summary = "导出参保记录", description = "与查询相同的筛选条件，导出全部记录；导出行为记入审计。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "YEAR_INVALID")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(Caller caller, @ModelAttribute CoverageScope.Query query) {
        return scope.of(caller, query)
                .flatMap(RefusedException::orProblem)
                .flatMap(filter -> findCoverages.export(caller, filter))
                .map(records -> WorkbookExport.download(
                        "单位职工参保记录信息-" + clock.millis() + ".xlsx",
                        WorkbookExport.stream("Sheet1", COLUMNS, records.map(CoverageController::cells))));
    }

    @PostMapping("/api/v1/coverages/{coverageId}/reveal")
    @Access(roles = {Role.ADMIN, Role.FINANCE})
    @Operation(summary = "查看明文信息", description = "查看一条参保记录的证件号、银行卡号和手机号明文，须填写原因并记入审计。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "PURPOSE_REQUIRED")
    Mono<ClearPerson> reveal(Caller caller, @PathVariable UUID coverageId, @RequestBody Purpose purpose) {
        var why = purpose.purpose() == null ? "" : purpose.purpose();
        return revealCoverage
                .handle(new RevealCoverage.Command(caller, coverageId, why))
                .flatMap(RefusedException::orProblem)
                .map(ClearPerson::of);
    }

    record Purpose(@Nullable String purpose) {}

    record ClearPerson(String name, String idNumber, String bankCard, String bankName, String phone) {

        static ClearPerson of(PersonalData person) {
            return new ClearPerson(
                    person.name(), person.idNumber(), person.bankCard(), person.bankName(), person.phone());
        }
    }

    private static List<String> cells(CoverageRecord row) {
        return List.of(
                row.name(),
                row.phone(),
                row.idNumber(),
                row.bankCard(),
                row.productName(),
                row.coverageFrom().toString(),
                row.coverageTo().toString(),
                row.statusText(),
                row.claimed() ? "是" : "否",
                row.amount(),
                row.remark());
    }
}
