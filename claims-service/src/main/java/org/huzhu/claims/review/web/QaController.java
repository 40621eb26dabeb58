package org.huzhu.claims.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.review.CheckSample;
import org.huzhu.claims.review.QaStore.Row;
import org.huzhu.claims.review.QaStore.Verdict;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "claim-reviews", description = "理赔审核 · Claim reviews")
@RestController
class QaController {

    private final CheckSample checkSample;

    QaController(CheckSample checkSample) {
        this.checkSample = checkSample;
    }

    record Finding(
            @NotNull @Nullable Verdict verdict, @Nullable String note) {}

    record Sampled(
            UUID claimId,
            String product,
            ClaimState state,
            String amount,
            Instant createdAt,
            Optional<Verdict> verdict,
            String note,
            String foundBy) {

        static Sampled of(Row row) {
            return new Sampled(
                    row.claimId(),
                    row.product(),
                    row.state(),
                    Money.text(row.amount()),
                    row.createdAt(),
                    row.verdict(),
                    row.note(),
                    row.foundBy());
        }
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.ADMIN, Role.AUDITOR})
    @Operation(
            summary = "抽检名单",
            description = "未经人工即付款的理赔按公开规则抽取：SHA-256(盐+claimId)的前32位小于抽检比例×2³²。checked=false只列未检查的。")
    @ApiResponse(responseCode = "400", description = "CURSOR_INVALID, LIMIT_INVALID")
    @GetMapping("/api/v1/claims/qa-sample")
    Mono<Page<Sampled>> sample(
            @RequestParam @Nullable Boolean checked,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return checkSample
                .page(Optional.ofNullable(checked), Page.Request.of(limit, cursor))
                .map(page -> new Page<>(page.items().stream().map(Sampled::of).toList(), page.next(), page.total()));
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "抽检规则", description = "抽检比例和公开的盐，任何人可据此复算。")
    @ApiResponse(responseCode = "200")
    @GetMapping("/api/v1/claims/qa-sample/rule")
    Mono<Map<String, String>> rule() {
        var rule = checkSample.rule();
        return Mono.just(Map.of("rate", rule.rate().toPlainString(), "salt", rule.salt()));
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "登记抽检结论", description = "每件一次；结论为WRONG的须写明问题。")
    @ApiResponse(responseCode = "200", description = "已登记")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND：不在抽检名单中")
    @ApiResponse(responseCode = "409", description = "QA_FOUND_BEFORE")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG, FIELD_INVALID")
    @PostMapping("/api/v1/claims/{claimId}/qa-finding")
    Mono<Map<String, UUID>> found(Caller caller, @PathVariable UUID claimId, @Valid @RequestBody Finding finding) {
        return checkSample
                .record(new CheckSample.Finding(
                        caller,
                        claimId,
                        Objects.requireNonNull(finding.verdict()),
                        Objects.requireNonNullElse(finding.note(), "")))
                .flatMap(RefusedException::orProblem)
                .map(id -> Map.of("claimId", id));
    }
}
