package org.huzhu.enrollment.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.huzhu.enrollment.order.FindOrders;
import org.huzhu.enrollment.order.OrderView;
import org.huzhu.enrollment.order.ReviewOrder;
import org.huzhu.enrollment.order.ReviewPayment;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The back office's two reviews; two different persons give them. */
@RestController
@Tag(name = "order-review", description = "工单审核（后台）")
class OrderReviewController {

    private final ReviewOrder reviewOrder;
    private final ReviewPayment reviewPayment;
    private final FindOrders findOrders;

    OrderReviewController(ReviewOrder reviewOrder, ReviewPayment reviewPayment, FindOrders findOrders) {
        this.reviewOrder = reviewOrder;
        this.reviewPayment = reviewPayment;
        this.findOrders = findOrders;
    }

    /** 审核结果. */
    enum Decision {
        APPROVE,
        REJECT
    }

    record Review(
            @NotNull(message = "请选择审核结果") Decision decision,

            @Size(max = 500, message = "原因不能超过500字") @Schema(description = "退回时必填") @Nullable
            String reason) {

        boolean isApproval() {
            return decision == Decision.APPROVE;
        }

        String words() {
            return Optional.ofNullable(reason).map(String::strip).orElse("");
        }
    }

    @Access(roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.ADMIN})
    @Operation(summary = "审核名单", description = "通过后待付款（AWAITING_PAYMENT），应付金额=可参保人数×保费；退回须填写原因，工单回到暂存")
    @ApiResponse(responseCode = "200", description = "已审核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, SAME_PERSON")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED")
    @PostMapping("/api/v1/orders/{orderNo}/review")
    Mono<OrderView> review(Caller caller, @PathVariable String orderNo, @Valid @RequestBody Review body) {
        return reviewOrder
                .handle(new ReviewOrder.Command(caller, orderNo, body.isApproval(), body.words()))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> detail(caller, orderNo));
    }

    @Access(roles = {Role.SECOND_REVIEWER, Role.FINANCE, Role.ADMIN})
    @Operation(summary = "审核付款", description = "通过后完成（COMPLETED）并生成参保记录；与名单审核须为不同人员")
    @ApiResponse(responseCode = "200", description = "已审核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(
            responseCode = "409",
            description = "PAYMENT_AMOUNT_MISMATCH, SAME_PERSON, ILLEGAL_TRANSITION, ALREADY_COVERED")
    @ApiResponse(responseCode = "422", description = "REASON_REQUIRED")
    @PostMapping("/api/v1/orders/{orderNo}/payment/review")
    Mono<OrderView> reviewPayment(Caller caller, @PathVariable String orderNo, @Valid @RequestBody Review body) {
        return reviewPayment
                .handle(new ReviewPayment.Command(caller, orderNo, body.isApproval(), body.words()))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> detail(caller, orderNo));
    }

    private Mono<OrderView> detail(Caller caller, String orderNo) {
        return findOrders.one(caller, orderNo).flatMap(RefusedException::orProblem);
    }
}
