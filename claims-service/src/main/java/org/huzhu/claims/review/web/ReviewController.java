package org.huzhu.claims.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huzhu.claims.review.ReviewClaim;
import org.huzhu.claims.review.ReviewClaim.Decision;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "claim-reviews", description = "理赔审核 · Claim reviews")
@RestController
class ReviewController {

    private final ReviewClaim reviewClaim;

    ReviewController(ReviewClaim reviewClaim) {
        this.reviewClaim = reviewClaim;
    }

    record Review(
            @NotNull @Nullable Node node,
            @NotNull @Nullable Decision decision,
            @Nullable String reason,
            @Nullable List<String> materials) {}

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.REPORT_REVIEWER})
    @Operation(
            summary = "审核理赔",
            description = "经办初审、业务复核、报告复核各由对应岗位办理，同一人不能办理两个环节，也不能审核本人录入的申请。驳回和补件须写明原因；"
                    + "补件须一次列全所缺材料的编码。最后一个环节同意后立即按条款核定金额并转付款。If-Match可选，取自ETag。")
    @ApiResponse(responseCode = "200", description = "审核后的状态")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(
            responseCode = "409",
            description = "ILLEGAL_TRANSITION, SAME_PERSON, ASSIGNED_TO_OTHER, SUPPLEMENT_ONCE, COVERAGE_TERMINATED,"
                    + " RULE_UNVERIFIED, PAYEE_MISSING")
    @ApiResponse(responseCode = "412", description = "VERSION_MISMATCH")
    @ApiResponse(
            responseCode = "422",
            description =
                    "REASON_REQUIRED, REASON_TOO_LONG, MATERIALS_REQUIRED, MATERIAL_NOT_IN_PRODUCT, FACTS_MISSING")
    @PostMapping("/api/v1/claims/{claimId}/reviews")
    Mono<ResponseEntity<ClaimStand>> review(
            Caller caller,
            @PathVariable UUID claimId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Review review) {
        return reviewClaim
                .handle(new ReviewClaim.Command(
                        caller,
                        claimId,
                        Objects.requireNonNull(review.node()),
                        Objects.requireNonNull(review.decision()),
                        Objects.requireNonNullElse(review.reason(), ""),
                        Objects.requireNonNullElse(review.materials(), List.of()),
                        Revisions.expected(ifMatch)))
                .flatMap(RefusedException::orProblem)
                .map(ClaimStand::tagged);
    }
}
