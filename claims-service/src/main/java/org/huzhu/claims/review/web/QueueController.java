package org.huzhu.claims.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.review.AssignClaim;
import org.huzhu.claims.review.FindQueue;
import org.huzhu.claims.review.FindQueue.Item;
import org.huzhu.claims.review.ReviewQueue;
import org.huzhu.claims.review.ReviewQueue.Filter;
import org.huzhu.claims.review.ReviewQueue.NodeSummary;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@Tag(name = "claim-reviews", description = "理赔审核 · Claim reviews")
@RestController
class QueueController {

    private static final String ME = "me";
    private static final String NOBODY = "none";

    private final FindQueue findQueue;
    private final AssignClaim assignClaim;

    QueueController(FindQueue findQueue, AssignClaim assignClaim) {
        this.findQueue = findQueue;
        this.assignClaim = assignClaim;
    }

    record Assignment(@Nullable String assignee, @Nullable String reason) {}

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.REPORT_REVIEWER, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "待办队列", description = "按给付期限、提交时间排序，没有期限的排在最后。assignee可填me（本人）、none（未分派）或账号id。姓名已脱敏。")
    @ApiResponse(responseCode = "400", description = "CURSOR_INVALID, LIMIT_INVALID")
    @ApiResponse(responseCode = "422", description = "ASSIGNEE_INVALID, NODE_WITHOUT_QUEUE")
    @GetMapping("/api/v1/claims/queue")
    Mono<Page<Item>> queue(
            Caller caller,
            @RequestParam @Nullable Node node,
            @RequestParam @Nullable String product,
            @RequestParam @Nullable String assignee,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new Filter(
                nodes(node),
                Optional.ofNullable(product).filter(code -> !code.isBlank()),
                Optional.ofNullable(assignee).filter(who -> !who.isBlank()).map(who -> who(caller, who)));
        return findQueue.page(filter, Page.Request.of(limit, cursor));
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.REPORT_REVIEWER, Role.ADMIN, Role.AUDITOR})
    @Operation(summary = "待办概况", description = "各环节的待办数、未分派数、最早到达时间、逾期数和即将到期数。")
    @ApiResponse(responseCode = "200")
    @GetMapping("/api/v1/claims/queue/summary")
    Mono<List<NodeSummary>> summary() {
        return findQueue.summary();
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.REPORT_REVIEWER, Role.ADMIN})
    @Operation(summary = "分派待办", description = "assignee填me（本人领取）、账号id（转交）或留空（释放）。动用他人名下的待办须写明原因。")
    @ApiResponse(responseCode = "200", description = "分派后的状态")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, SAME_PERSON")
    @ApiResponse(responseCode = "422", description = "ASSIGNEE_INVALID, REASON_REQUIRED, REASON_TOO_LONG")
    @PostMapping("/api/v1/claims/{claimId}/assignment")
    Mono<ResponseEntity<ClaimStand>> assign(
            Caller caller, @PathVariable UUID claimId, @RequestBody Assignment assignment) {
        var assignee = Objects.requireNonNullElse(assignment.assignee(), "").strip();
        return assignClaim
                .handle(new AssignClaim.Command(
                        caller,
                        claimId,
                        assignee.isEmpty() ? "" : who(caller, assignee),
                        Objects.requireNonNullElse(assignment.reason(), "")))
                .flatMap(RefusedException::orProblem)
                .map(ClaimStand::tagged);
    }

    private static Set<Node> nodes(@Nullable Node node) {
        if (node == null) {
            return EnumSet.copyOf(ReviewQueue.NODES);
        }
        if (!ReviewQueue.NODES.contains(node)) {
            throw new RefusedException(Refusal.ofField("NODE_WITHOUT_QUEUE", "node"));
        }
        return EnumSet.of(node);
    }

    private static String who(Caller caller, String assignee) {
        return switch (assignee) {
            case ME -> caller.id();
            case NOBODY -> "";
            default -> "account:" + accountId(assignee);
        };
    }

    private static UUID accountId(String assignee) {
        try {
            var id = assignee.startsWith("account:") ? assignee.substring("account:".length()) : assignee;
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.ofField("ASSIGNEE_INVALID", "assignee"));
        }
    }
}
