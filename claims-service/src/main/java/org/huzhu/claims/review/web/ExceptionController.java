package org.huzhu.claims.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.review.ApproveLate;
import org.huzhu.claims.review.ExtendDeadline;
import org.huzhu.claims.review.TerminateCoverage;
import org.huzhu.claims.review.domain.ExtensionReason;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is out of the ordinary and needs a reason: more time, a late claim, an end of cover. */
@Tag(name = "claim-reviews", description = "理赔审核 · Claim reviews")
@RestController
class ExceptionController {

    private final ExtendDeadline extendDeadline;
    private final ApproveLate approveLate;
    private final TerminateCoverage terminateCoverage;

    ExceptionController(ExtendDeadline extendDeadline, ApproveLate approveLate, TerminateCoverage terminateCoverage) {
        this.extendDeadline = extendDeadline;
        this.approveLate = approveLate;
        this.terminateCoverage = terminateCoverage;
    }

    record MoreTime(
            @NotNull @Nullable String responsibility,
            @Positive @Nullable Integer days,
            @Nullable LocalDate newDay,
            @NotNull @Nullable ExtensionReason reasonCode,
            @Nullable String reason) {}

    record Why(@Nullable String reason) {

        String text() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    /** PROPOSED: a second person has to do the same. */
    record Step(Stage stage, ClaimStand claim) {}

    /** How far a step for two persons is. */
    enum Stage {
        PROPOSED,
        DONE
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "延长给付期限", description = "按责任分别延长，days与newDay填一项，累计不超过条款允许的天数；须在期限届满前办理，会员收到短信。")
    @ApiResponse(responseCode = "200", description = "延长后的期限")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(
            responseCode = "409",
            description = "ILLEGAL_TRANSITION, EXTENSION_NOT_ALLOWED, EXTENSION_TOO_LATE, CLOCK_NOT_RUNNING")
    @ApiResponse(
            responseCode = "422",
            description =
                    "EXTENSION_TOO_LONG, RESPONSIBILITY_NOT_CLAIMED, REASON_REQUIRED, REASON_TOO_LONG, FIELD_INVALID")
    @PostMapping("/api/v1/claims/{claimId}/extensions")
    Mono<ResponseEntity<ClaimStand>> extend(
            Caller caller, @PathVariable UUID claimId, @Valid @RequestBody MoreTime more) {
        return extendDeadline
                .handle(new ExtendDeadline.Command(
                        caller,
                        claimId,
                        Objects.requireNonNull(more.responsibility()),
                        Optional.ofNullable(more.days()),
                        Optional.ofNullable(more.newDay()),
                        Objects.requireNonNull(more.reasonCode()),
                        Objects.requireNonNullElse(more.reason(), "")))
                .flatMap(RefusedException::orProblem)
                .map(ClaimStand::tagged);
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "核准逾期申请", description = "业务复核岗提出，另一名业务复核岗或管理员再次提交即为核准；核准后该草稿可在申请时限之后提交。录入人不能参与。")
    @ApiResponse(responseCode = "200", description = "stage为PROPOSED（待他人核准）或DONE")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, SAME_PERSON")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG")
    @PostMapping("/api/v1/claims/{claimId}/late-approvals")
    Mono<Step> approveLate(Caller caller, @PathVariable UUID claimId, @RequestBody Why why) {
        return approveLate
                .handle(new ApproveLate.Command(caller, claimId, why.text()))
                .flatMap(RefusedException::orProblem)
                .map(approval -> step(approval.approved(), ClaimStand.of(approval.claim())));
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "终止保障责任", description = "发现欺骗、作弊行为的，一人提出、另一名管理员再次提交后终止该参保的保障责任：未付款的申请驳回，此后的申请不再受理。")
    @ApiResponse(responseCode = "200", description = "stage为PROPOSED（待管理员确认）或DONE")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "SAME_PERSON, COVERAGE_TERMINATED")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED, REASON_TOO_LONG")
    @PostMapping("/api/v1/claims/{claimId}/termination")
    Mono<Step> terminate(Caller caller, @PathVariable UUID claimId, @RequestBody Why why) {
        return terminateCoverage
                .handle(new TerminateCoverage.Command(caller, claimId, why.text()))
                .flatMap(RefusedException::orProblem)
                .map(ended -> step(ended.terminated(), ClaimStand.of(ended.claim())));
    }

    private static Step step(boolean done, ClaimStand claim) {
        return new Step(done ? Stage.DONE : Stage.PROPOSED, claim);
    }
}
