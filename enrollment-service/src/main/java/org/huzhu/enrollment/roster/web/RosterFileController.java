package org.huzhu.enrollment.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.roster.ExportIneligible;
import org.huzhu.enrollment.roster.ExportIneligible.Form;
import org.huzhu.enrollment.roster.FindPersons;
import org.huzhu.enrollment.roster.RosterTemplate;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.huzhu.platform.workbook.WorkbookExport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Workbooks around a roster, and the rows of one that was only checked. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "roster", description = "参保花名册")
class RosterFileController {

    private static final String TEMPLATE_NAME = "company_register.xlsx";

    private final RosterTemplate template;
    private final ExportIneligible export;
    private final FindPersons find;
    private final PersonVault vault;

    RosterFileController(RosterTemplate template, ExportIneligible export, FindPersons find, PersonVault vault) {
        this.template = template;
        this.export = export;
        this.find = find;
        this.vault = vault;
    }

    @GetMapping("/products/{code}/roster-template")
    @Access(open = true)
    @Operation(summary = "下载花名册模板", description = "证件号、卡号、手机号列为文本格式，开户行可下拉选择；示例行“张三”上传时自动忽略。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<ResponseEntity<Flux<DataBuffer>>> template(@PathVariable String code) {
        return Mono.justOrEmpty(template.of(code))
                .map(content -> WorkbookExport.download(TEMPLATE_NAME, content))
                .switchIfEmpty(Mono.error(() -> new RefusedException(Refusal.of("NOT_FOUND"))));
    }

    @GetMapping("/orders/{orderNo}/ineligible.xlsx")
    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN},
            scopes = {"enrollment:read", "enrollment:write"})
    @Operation(summary = "导出不可参保人员", description = "含不可参保原因，数据为明文并记入审计。format=annotated 时按模板格式导出，改正后可直接重新上传。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<ResponseEntity<Flux<DataBuffer>>> ineligible(
            @PathVariable String orderNo, @RequestParam(defaultValue = "list") String format, Caller caller) {
        return export.handle(caller, orderNo, "annotated".equalsIgnoreCase(format) ? Form.ANNOTATED : Form.LIST)
                .flatMap(RefusedException::orProblem)
                .map(file -> WorkbookExport.download(file.fileName(), file.content()));
    }

    @GetMapping("/operations/{id}/rows")
    @Access(
            accounts = true,
            scopes = {"enrollment:read", "enrollment:write"})
    @Operation(summary = "查询预检的逐行结果", description = "仅在预检有效期内可查，证件号、卡号、手机号脱敏。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Page<PersonView>> checkedRows(
            @PathVariable UUID id,
            @RequestParam Optional<Boolean> eligible,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        return find.handle(new FindPersons.StagedQuery(caller, id, eligible, Page.Request.of(limit, cursor)))
                .flatMap(RefusedException::orProblem)
                .map(page -> PersonView.page(page, vault));
    }
}
