package org.huzhu.claims.filing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.huzhu.claims.filing.FindFilings;
import org.huzhu.claims.filing.print.PrintForm;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The printed form. */
@Tag(name = "filings", description = "异地就医（康复）、配置辅助器具备案 · Off-site treatment filings")
@RestController
class FilingFormController {

    private final FindFilings findFilings;
    private final PrintForm printForm;

    FilingFormController(FindFilings findFilings, PrintForm printForm) {
        this.findFilings = findFilings;
        this.printForm = printForm;
    }

    @Access(
            accounts = true,
            scopes = {"claims:write", "claims:read"})
    @Operation(summary = "打印备案表", description = "PDF，一式二份：经办机构留存、申请人留存；证件号码完整。经办人员打印会被审计。草稿可先打印，由医师、专家盖章。")
    @ApiResponse(responseCode = "200", description = "application/pdf")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/filings/{filingId}/form.pdf")
    Mono<ResponseEntity<Flux<DataBuffer>>> form(Caller caller, @PathVariable UUID filingId) {
        return findFilings
                .forPrinting(caller, filingId)
                .flatMap(RefusedException::orProblem)
                .flatMap(filled ->
                        Mono.fromCallable(() -> printForm.print(filled)).subscribeOn(Schedulers.boundedElastic()))
                .map(pdf -> file(filingId, pdf));
    }

    private static ResponseEntity<Flux<DataBuffer>> file(UUID filingId, byte[] pdf) {
        var content = Flux.<DataBuffer>just(DefaultDataBufferFactory.sharedInstance.wrap(pdf));
        return Downloads.of(
                "filing-" + filingId.toString().substring(0, 8) + ".pdf",
                MediaType.APPLICATION_PDF_VALUE,
                pdf.length,
                content);
    }
}
