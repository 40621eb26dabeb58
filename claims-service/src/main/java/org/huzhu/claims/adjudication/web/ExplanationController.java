package org.huzhu.claims.adjudication.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.huzhu.claims.adjudication.FindExplanation;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Serves explanation files byte for byte as they were hashed. */
@RestController
@RequestMapping("/api/v1/claims/{claimId}/explanation")
@Tag(name = "claims", description = "理赔/给付")
class ExplanationController {

    private final FindExplanation find;

    ExplanationController(FindExplanation find) {
        this.find = find;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(
            accounts = true,
            roles = {
                Role.FIRST_REVIEWER,
                Role.SECOND_REVIEWER,
                Role.REPORT_REVIEWER,
                Role.FINANCE,
                Role.AUDITOR,
                Role.ADMIN
            },
            scopes = {"claims:read", "claims:write"})
    @Operation(summary = "下载理算说明文件", description = "最近一次决定的全部依据、每一步算式、条款与来源，连同规则版本的摘要；可用独立校验程序重新计算。不含姓名、证件号、手机号和卡号。")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ExplanationFile.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND, DECISION_NOT_MADE")
    Mono<ResponseEntity<byte[]>> explanation(@PathVariable UUID claimId, Caller caller) {
        return find.handle(caller, claimId)
                .flatMap(RefusedException::orProblem)
                .map(file -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(file.bytes()));
    }
}
