package org.huzhu.enrollment.renewal.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.renewal.ListRenewals;
import org.huzhu.enrollment.renewal.PreviewRun;
import org.huzhu.enrollment.renewal.RemindUnits;
import org.huzhu.enrollment.renewal.RenewalItem;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.huzhu.platform.workbook.WorkbookExport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 续保提醒. */
@RestController
@Tag(name = "renewals", description = "续保提醒")
class RenewalController {

    private final ListRenewals listRenewals;
    private final RemindUnits remindUnits;
    private final PreviewRun previewRun;
    private final Products products;
    private final Clock clock;

    RenewalController(
            ListRenewals listRenewals, RemindUnits remindUnits, PreviewRun previewRun, Products products, Clock clock) {
        this.listRenewals = listRenewals;
        this.remindUnits = remindUnits;
        this.previewRun = previewRun;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping("/api/v1/renewals")
    @Access(accounts = true, scopes = "enrollment:read")
    @Operation(
            summary = "查询续保名单",
            description = "到期前30天至到期后10天（以产品规则为准）且尚未续保的人员。名单每月1日刷新：不填on时为本月1日的名单；填on可预览任一天的名单。" + "工作人员可用unitId限定单位。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Page<RenewalItem>> list(
            Caller caller,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable String product,
            @RequestParam @Nullable UUID unitId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return listRenewals
                .page(query(caller, on, product, unitId), Page.Request.of(limit, cursor))
                .flatMap(RefusedException::orProblem);
    }

    @GetMapping("/api/v1/renewals.xlsx")
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "导出续保名单", description = "与参保花名册模板格式相同，内容为明文，可直接增删改后在参保申请中上传；导出行为记入审计。工作人员须为管理员并填写unitId。")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "422", description = "PRODUCT_REQUIRED, UNIT_REQUIRED")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            Caller caller,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable String product,
            @RequestParam @Nullable UUID unitId) {
        return listRenewals
                .sheet(query(caller, on, product, unitId))
                .flatMap(RefusedException::orProblem)
                .map(sheet -> WorkbookExport.download(
                        "续保人员名单-" + clock.millis() + ".xlsx", RenewalWorkbook.of(productName(sheet), sheet.lines())));
    }

    @PostMapping("/api/v1/renewals/runs")
    @Access(roles = Role.ADMIN)
    @Operation(summary = "手工发送续保提醒", description = "同一单位同一月份只提醒一次，重复执行不会再次发送。reminded为本次新提醒的单位数。")
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID")
    Mono<RunView> run(Caller caller, @RequestBody @Valid RunRequest request) {
        return remindUnits.handle(caller, YearMonth.parse(request.month())).map(RunView::of);
    }

    @GetMapping("/api/v1/renewals/runs/{month}")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "预览续保提醒", description = "该月提醒的发送时间、名单不为空的单位数和已提醒的单位数，不发送任何短信。")
    @ApiResponse(responseCode = "422", description = "FIELD_INVALID")
    Mono<PreviewView> preview(@PathVariable YearMonth month) {
        return previewRun.handle(month).map(PreviewView::of);
    }

    record PreviewView(String month, OffsetDateTime sendAt, int units, int reminded) {

        static PreviewView of(PreviewRun.Preview preview) {
            return new PreviewView(
                    preview.month().toString(),
                    preview.sendAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                    preview.units(),
                    preview.reminded());
        }
    }

    record RunRequest(
            @NotNull(message = "请填写月份") @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])", message = "月份格式须为yyyy-MM")
            String month) {}

    record RunView(String month, int units, int reminded) {

        static RunView of(RemindUnits.Run run) {
            return new RunView(run.month().toString(), run.units(), run.reminded());
        }
    }

    private String productName(ListRenewals.Sheet sheet) {
        return products.all().stream()
                .filter(version -> version.code().equals(sheet.product()))
                .map(ProductVersion::nameZh)
                .reduce((_, latest) -> latest)
                .orElse(sheet.product());
    }

    private static ListRenewals.Query query(
            Caller caller, @Nullable LocalDate on, @Nullable String product, @Nullable UUID unitId) {
        return new ListRenewals.Query(
                caller, Optional.ofNullable(on), Optional.ofNullable(product), Optional.ofNullable(unitId));
    }
}
