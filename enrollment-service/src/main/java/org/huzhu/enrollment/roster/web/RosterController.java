package org.huzhu.enrollment.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.roster.CommitDryRun;
import org.huzhu.enrollment.roster.RosterFormat;
import org.huzhu.enrollment.roster.RosterImport.Mode;
import org.huzhu.enrollment.roster.RosterImport.Policy;
import org.huzhu.enrollment.roster.UploadRoster;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads of rosters (花名册), in three forms, to one operation. */
@RestController
@RequestMapping("/api/v1/orders/{orderNo}/roster")
@Tag(name = "roster", description = "参保花名册")
class RosterController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OLD_EXCEL = "application/vnd.ms-excel";

    private final UploadRoster upload;
    private final CommitDryRun commit;

    RosterController(UploadRoster upload, CommitDryRun commit) {
        this.upload = upload;
        this.commit = commit;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(
            summary = "上传花名册（表单）",
            description = "字段 file 为xlsx文件。文件本身的问题立即返回；逐行校验在后台进行，进度见 Location 指向的任务。dryRun=true 只预检不改名单，"
                    + "policy=ATOMIC 时有一人不可参保则整份不收。")
    @ApiResponse(responseCode = "202", description = "已受理，Location 为任务地址")
    @ApiResponse(responseCode = "409", description = "UNIT_NOT_APPROVED, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE, WORKBOOK_TOO_LARGE")
    @ApiResponse(responseCode = "415", description = "WORKBOOK_NOT_XLSX, WORKBOOK_MACROS")
    @ApiResponse(
            responseCode = "422",
            description =
                    "TEMPLATE_CHANGED, ROSTER_EMPTY, ROSTER_TOO_MANY_ROWS, WORKBOOK_ENCRYPTED, WORKBOOK_DAMAGED, WORKBOOK_FORBIDDEN_XML")
    Mono<ResponseEntity<Map<String, Object>>> uploadForm(
            @PathVariable String orderNo,
            @RequestPart("file") Mono<Part> file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "PARTIAL") Policy policy,
            Caller caller) {
        var content = file.flatMapMany(Part::content);
        return accept(new UploadRoster.Command(caller, orderNo, RosterFormat.XLSX, mode(dryRun), policy, content));
    }

    @PostMapping(consumes = {XLSX, OLD_EXCEL, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "上传花名册（xlsx正文）", description = "请求正文即xlsx文件，其余同表单上传。")
    @ApiResponse(responseCode = "202", description = "已受理，Location 为任务地址")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE, WORKBOOK_TOO_LARGE")
    @ApiResponse(responseCode = "422", description = "TEMPLATE_CHANGED, ROSTER_EMPTY, ROSTER_TOO_MANY_ROWS")
    Mono<ResponseEntity<Map<String, Object>>> uploadBody(
            @PathVariable String orderNo,
            @RequestBody Flux<DataBuffer> content,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "PARTIAL") Policy policy,
            Caller caller) {
        return accept(new UploadRoster.Command(caller, orderNo, RosterFormat.XLSX, mode(dryRun), policy, content));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(
            summary = "提交花名册（JSON）",
            description =
                    "{\"persons\": [{\"name\", \"idNumber\", \"bankCard\", \"bankName\", \"phone\", \"remark\"}]}，校验规则与xlsx相同。")
    @ApiResponse(responseCode = "202", description = "已受理，Location 为任务地址")
    @ApiResponse(responseCode = "400", description = "JSON_INVALID, UNKNOWN_FIELD")
    @ApiResponse(responseCode = "422", description = "ROSTER_EMPTY, ROSTER_TOO_MANY_ROWS")
    Mono<ResponseEntity<Map<String, Object>>> uploadJson(
            @PathVariable String orderNo,
            @RequestBody Flux<DataBuffer> content,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "PARTIAL") Policy policy,
            Caller caller) {
        return accept(new UploadRoster.Command(caller, orderNo, RosterFormat.JSON, mode(dryRun), policy, content));
    }

    @PostMapping(path = "/commit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "提交预检结果", description = "token 取自预检任务的 result；预检后名单有任何变化则拒绝。")
    @ApiResponse(
            responseCode = "409",
            description = "ROSTER_CHANGED, ROSTER_TOKEN_EXPIRED, ROSTER_TOKEN_USED, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "ROSTER_TOKEN_INVALID")
    Mono<CommitView> commit(@PathVariable String orderNo, @Valid @RequestBody Commit body, Caller caller) {
        return commit.handle(new CommitDryRun.Command(caller, orderNo, body.token()))
                .flatMap(RefusedException::orProblem)
                .map(view -> new CommitView(view.id(), view.eligible(), view.ineligible(), view.result()));
    }

    private Mono<ResponseEntity<Map<String, Object>>> accept(UploadRoster.Command command) {
        return upload.handle(command).flatMap(RefusedException::orProblem).map(RosterController::accepted);
    }

    private static ResponseEntity<Map<String, Object>> accepted(UUID id) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/operations/" + id))
                .body(Map.of("id", id, "kind", "ROSTER_IMPORT", "state", "RUNNING"));
    }

    private static Mode mode(boolean dryRun) {
        return dryRun ? Mode.DRY_RUN : Mode.COMMIT;
    }

    /** The token of a dry run. */
    record Commit(@NotBlank(message = "请填写预检凭证token") String token) {}

    /** What is in the order now. */
    record CommitView(UUID id, long eligible, long ineligible, Map<String, Object> result) {}
}
