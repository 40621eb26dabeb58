package org.huzhu.claims.record.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.huzhu.claims.record.ClaimRecord;
import org.huzhu.claims.record.ClaimScope;
import org.huzhu.claims.record.FindClaims;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.huzhu.platform.workbook.WorkbookExport;
import org.huzhu.platform.workbook.WorkbookExport.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 理赔记录: the unit's, the member's own, or all for staff; list and export (WXU-057 to WXU-059). */
@Tag(name = "claim-records", description = "理赔记录 · Claim records")
@RestController
class ClaimRecordController {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<Column> COLUMNS = List.of(
            new Column("理赔人姓名", 14),
            new Column("手机号码", 14),
            new Column("参保项目", 24),
            new Column("报销险种", 20),
            new Column("理赔时间", 12),
            new Column("理赔金额", 12),
            new Column("申报时间", 20),
            new Column("完结时间", 20),
            new Column("理赔状态", 10),
            new Column("备注", 30));

    private final ClaimScope scope;
    private final FindClaims findClaims;
    private final Clock clock;

    ClaimRecordController(ClaimScope scope, FindClaims findClaims, Clock clock) {
        this.scope = scope;
        this.findClaims = findClaims;
        this.clock = clock;
    }

    @Access(accounts = true, scopes = "claims:read")
    @Operation(
            summary = "查询理赔记录",
            description = "可按参保项目、理赔状态、姓名（完全匹配）、手机号（完全匹配）、理赔编号（8位以上前缀）、理赔时间、证件号筛选。"
                    + "单位只能看到本单位会员的记录且不含草稿，会员只能看到本人，工作人员可用unit限定单位；按证件号查询记入审计。")
    @ApiResponse(responseCode = "400", description = "CURSOR_INVALID, LIMIT_INVALID")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "422", description = "CLAIM_STATUS_UNKNOWN, CLAIM_NO_INVALID, PERIOD_INVALID")
    @GetMapping("/api/v1/claims")
    Mono<Page<ClaimRecord>> list(
            Caller caller,
            @ModelAttribute ClaimScope.Query query,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var request = Page.Request.of(limit, cursor);
        var byIdNumber = query.idNumber() != null && !query.idNumber().isBlank();
        return scope.of(caller, query)
                .flatMap(RefusedException::orProblem)
                .flatMap(filter -> findClaims.page(caller, filter, byIdNumber, request));
    }

    @Access(accounts = true, scopes = "claims:read")
    @Operation(summary = "导出理赔记录", description = "与查询相同的筛选条件，导出全部记录；导出行为记入审计。")
    @ApiResponse(responseCode = "200", description = "xlsx")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "422", description = "CLAIM_STATUS_UNKNOWN, CLAIM_NO_INVALID, PERIOD_INVALID")
    @GetMapping("/api/v1/claims.xlsx")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(Caller caller, @ModelAttribute ClaimScope.Query query) {
        return scope.of(caller, query)
                .flatMap(RefusedException::orProblem)
                .flatMap(filter -> findClaims.export(caller, filter))
                .map(records -> WorkbookExport.download(
                        "单位职工理赔记录信息-" + clock.millis() + ".xlsx",
                        WorkbookExport.stream("Sheet1", COLUMNS, records.map(ClaimRecordController::cells))));
    }

    private static List<String> cells(ClaimRecord row) {
        return List.of(
                row.name(),
                row.phone(),
                row.productName(),
                row.insurance(),
                row.claimTime().map(LocalDate::toString).orElse(""),
                row.amount().orElse(""),
                text(row.filedAt()),
                row.completedAt().map(ClaimRecordController::text).orElse(""),
                row.statusText(),
                row.remark());
    }

    private static String text(Instant at) {
        return at.atZone(Beijing.ZONE).format(TO_THE_SECOND);
    }
}
