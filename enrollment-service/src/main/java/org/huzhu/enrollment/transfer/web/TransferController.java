package org.huzhu.enrollment.transfer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.transfer.MoveCoverIn;
import org.huzhu.enrollment.transfer.ReadCover;
import org.huzhu.enrollment.transfer.TransferStore.RowOutcome;
import org.huzhu.enrollment.transfer.TransferStore.Settled;
import org.huzhu.enrollment.transfer.WatchTransfers;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Existing cover, moved in from an older system. */
@RestController
@RequestMapping("/api/v1/coverages/imports")
@Tag(name = "coverages", description = "参保记录")
class TransferController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReadCover readCover;
    private final MoveCoverIn moveCoverIn;
    private final WatchTransfers watchTransfers;

    TransferController(ReadCover readCover, MoveCoverIn moveCoverIn, WatchTransfers watchTransfers) {
        this.readCover = readCover;
        this.moveCoverIn = moveCoverIn;
        this.watchTransfers = watchTransfers;
    }

    /** The operation to watch. */
    record Accepted(UUID operationId) {

        static ResponseEntity<Accepted> of(UUID id) {
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/operations/" + id))
                    .body(new Accepted(id));
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "批量迁入已有参保记录",
            description = "任一参保项目；逐行校验，规则与参保申请相同，同一人同一项目保障期不得重叠。相同记录重复提交不会重复生效（UNCHANGED）。"
                    + "cardKind为SS_CARD或UNION_CARD，日期为yyyy-MM-dd，uscc用于匹配单位。返回202，进度见Location。")
    @ApiResponse(responseCode = "202", description = "已受理")
    @ApiResponse(responseCode = "400", description = "JSON_INVALID, UNKNOWN_FIELD")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "422", description = "BATCH_EMPTY, BATCH_TOO_LARGE")
    Mono<ResponseEntity<Accepted>> moveIn(Caller caller, @RequestBody @Valid TransferInput input) {
        return moveCoverIn
                .handle(new MoveCoverIn.Command(caller, input.toRows()))
                .flatMap(RefusedException::orProblem)
                .map(Accepted::of);
    }

    @PostMapping(consumes = {XLSX, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @Access(roles = Role.ADMIN)
    @Operation(
            summary = "批量迁入已有参保记录（xlsx）",
            description = "工作簿为请求正文，首个可见工作表；表头含姓名、证件号码、手机号、卡类型、参保项目、参保时间、到保时间，"
                    + "可选银行卡号、开户行、保障类别、统一社会信用代码、单位名称、备注，列序不限。其余与JSON方式相同。")
    @ApiResponse(responseCode = "202", description = "已受理")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE")
    @ApiResponse(responseCode = "422", description = "BATCH_EMPTY, BATCH_TOO_LARGE, BATCH_HEADER_INVALID")
    Mono<ResponseEntity<Accepted>> moveInWorkbook(Caller caller, @RequestBody Flux<DataBuffer> content) {
        return readCover
                .handle(content)
                .flatMap(rows -> moveCoverIn.handle(new MoveCoverIn.Command(caller, rows)))
                .flatMap(RefusedException::orProblem)
                .map(Accepted::of);
    }

    @GetMapping("/{importId}/rows")
    @Access(roles = {Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "查询迁入结果", description = "逐行结果：ACCEPTED已生效、UNCHANGED已存在、REFUSED未通过及原因。")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    Mono<Page<Settled>> rows(
            @PathVariable UUID importId,
            @RequestParam @Nullable RowOutcome outcome,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return watchTransfers
                .rows(importId, Optional.ofNullable(outcome), Page.Request.of(limit, cursor))
                .flatMap(RefusedException::orProblem);
    }
}
