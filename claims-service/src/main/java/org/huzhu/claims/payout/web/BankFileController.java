package org.huzhu.claims.payout.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.huzhu.claims.payout.PayoutSettings;
import org.huzhu.claims.payout.ReadBankResult;
import org.huzhu.claims.payout.ReadBankResult.Report;
import org.huzhu.claims.payout.TakeBankFile;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The file for the bank, and the file it answers with (docs/guide/bank-file.md). */
@RestController
@RequestMapping("/api/v1/payout-batches/{batchId}")
@Tag(name = "payout-batches", description = "付款批次（财务）")
class BankFileController {

    private final TakeBankFile takeBankFile;
    private final ReadBankResult readBankResult;
    private final PayoutSettings settings;

    BankFileController(TakeBankFile takeBankFile, ReadBankResult readBankResult, PayoutSettings settings) {
        this.takeBankFile = takeBankFile;
        this.readBankResult = readBankResult;
        this.settings = settings;
    }

    @Access(roles = Role.FINANCE)
    @Operation(summary = "取银行文件", description = "仅限已复核的批次；含账号和户名明文，每次取用均记入审计。首次取用后批次为SENT。每次取得的文件完全相同，SHA-256见批次详情")
    @ApiResponse(responseCode = "200", description = "银行文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, BATCH_HELD")
    @GetMapping("/bank-file")
    Mono<ResponseEntity<Flux<DataBuffer>>> bankFile(Caller caller, @PathVariable UUID batchId) {
        return takeBankFile
                .handle(caller, batchId)
                .flatMap(RefusedException::orProblem)
                .map(taken -> Downloads.of(
                        taken.fileName(),
                        taken.contentType(),
                        taken.content().length,
                        Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(taken.content()))));
    }

    @Access(roles = Role.FINANCE)
    @Operation(summary = "导入银行回盘", description = "正文为回盘CSV，逐笔处理并返回逐笔结果；同一文件重复导入、分几次导入均无重复影响")
    @ApiResponse(
            responseCode = "200",
            description = "逐笔结果：APPLIED, ALREADY_APPLIED, CONFLICTING, AMOUNT_DIFFERS, NOT_OURS, INVALID")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "422", description = "BANK_RESULT_UNREADABLE")
    @PostMapping(
            path = "/bank-result",
            consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Mono<Report> body(Caller caller, @PathVariable UUID batchId, @RequestBody Flux<DataBuffer> content) {
        return read(caller, batchId, content);
    }

    @Access(roles = Role.FINANCE)
    @Operation(summary = "导入银行回盘（表单）", description = "表单字段file，其余同正文方式")
    @ApiResponse(responseCode = "200", description = "逐笔结果")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "422", description = "BANK_RESULT_UNREADABLE, ATTACHMENT_MISSING")
    @PostMapping(path = "/bank-result", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Report> form(Caller caller, @PathVariable UUID batchId, ServerWebExchange exchange) {
        return Form.of(exchange)
                .flatMap(form -> read(caller, batchId, form.file("file").content()));
    }

    private Mono<Report> read(Caller caller, UUID batchId, Flux<DataBuffer> content) {
        return DataBufferUtils.join(
                        content, Math.toIntExact(settings.maxResult().toBytes()))
                .map(BankFileController::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, _ -> new RefusedException(Refusal.of("PAYLOAD_TOO_LARGE")))
                .flatMap(file -> readBankResult.handle(new ReadBankResult.Command(caller, batchId, file)))
                .flatMap(RefusedException::orProblem);
    }

    private static byte[] bytes(DataBuffer joined) {
        var bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }
}
