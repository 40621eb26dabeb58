package org.huzhu.enrollment.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.CancelOrder;
import org.huzhu.enrollment.order.CreateOrder;
import org.huzhu.enrollment.order.DeleteOrder;
import org.huzhu.enrollment.order.FindOrders;
import org.huzhu.enrollment.order.OrderStore.Filter;
import org.huzhu.enrollment.order.OrderView;
import org.huzhu.enrollment.order.PayOrder;
import org.huzhu.enrollment.order.SubmitOrder;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.platform.file.Form;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a unit does with its orders; staff see everybody's. */
@RestController
@Tag(name = "orders", description = "参保申请工单")
class OrderController {

    private final CreateOrder createOrder;
    private final FindOrders findOrders;
    private final SubmitOrder submitOrder;
    private final PayOrder payOrder;
    private final CancelOrder cancelOrder;
    private final DeleteOrder deleteOrder;

    OrderController(
            CreateOrder createOrder,
            FindOrders findOrders,
            SubmitOrder submitOrder,
            PayOrder payOrder,
            CancelOrder cancelOrder,
            DeleteOrder deleteOrder) {
        this.createOrder = createOrder;
        this.findOrders = findOrders;
        this.submitOrder = submitOrder;
        this.payOrder = payOrder;
        this.cancelOrder = cancelOrder;
        this.deleteOrder = deleteOrder;
    }

    record NewOrder(
            @NotBlank(message = "请选择参保项目") @Schema(example = "WX-3IN1")
            String product) {}

    /** Documents the multipart body. */
    record PaymentForm(
            @Schema(example = "600.00") String amountPaid,

            @Schema(format = "binary", description = "付款凭证，jpg、jpeg、png")
            String voucher,

            @Schema(format = "binary", description = "盖章的团体入会表和参保花名册，pdf")
            String rosterScan) {}

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "新建参保申请工单", description = "工单为暂存状态（DRAFT），编号为申请时间的17位数字")
    @ApiResponse(responseCode = "201", description = "已新建")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND：账号没有单位")
    @ApiResponse(responseCode = "422", description = "PRODUCT_UNKNOWN, PRODUCT_NOT_ENROLABLE, FIELD_INVALID")
    @PostMapping("/api/v1/orders")
    Mono<ResponseEntity<OrderView>> create(Caller caller, @Valid @RequestBody NewOrder body) {
        return createOrder
                .handle(new CreateOrder.Command(caller, body.product().strip()))
                .flatMap(RefusedException::orProblem)
                .flatMap(order -> detail(caller, order.orderNo()))
                .map(order -> ResponseEntity.created(URI.create("/api/v1/orders/" + order.orderNo()))
                        .body(order));
    }

    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN},
            scopes = "enrollment:read")
    @Operation(summary = "工单列表", description = "经办人只看到本单位的工单，后台人员看到全部；新的在前")
    @ApiResponse(responseCode = "200", description = "一页")
    @ApiResponse(responseCode = "400", description = "BAD_REQUEST, LIMIT_INVALID, CURSOR_INVALID")
    @GetMapping("/api/v1/orders")
    Mono<Page<OrderView>> list(
            Caller caller,
            @Parameter(description = "工单编号，可只填开头") @RequestParam(required = false) @Nullable String orderNo,
            @RequestParam(required = false) @Nullable String product,
            @Parameter(description = "DRAFT, SUBMITTED, AWAITING_PAYMENT, PAYMENT_UNDER_REVIEW, COMPLETED, CANCELLED")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "申请日期起（含）") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "申请日期止（含）") @RequestParam(required = false) @Nullable LocalDate to,
            @Parameter(description = "仅后台人员有效") @RequestParam(required = false) @Nullable UUID unitId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new Filter(
                Optional.ofNullable(unitId),
                text(orderNo),
                text(product),
                text(state).map(OrderController::status),
                Optional.ofNullable(from)
                        .map(day -> day.atStartOfDay(Beijing.ZONE).toInstant()),
                Optional.ofNullable(to)
                        .map(day -> day.plusDays(1).atStartOfDay(Beijing.ZONE).toInstant()));
        return findOrders.list(caller, filter, Page.Request.of(limit, cursor)).flatMap(RefusedException::orProblem);
    }

    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.AUDITOR, Role.ADMIN},
            scopes = "enrollment:read")
    @Operation(summary = "工单详情", description = "含可参保、不可参保人数和应付金额；completedAt在完成前为null")
    @ApiResponse(responseCode = "200", description = "工单")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/orders/{orderNo}")
    Mono<OrderView> one(Caller caller, @PathVariable String orderNo) {
        return detail(caller, orderNo);
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "删除工单", description = "仅暂存状态可删除，名单一并删除")
    @ApiResponse(responseCode = "204", description = "已删除")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @DeleteMapping("/api/v1/orders/{orderNo}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Caller caller, @PathVariable String orderNo) {
        return deleteOrder
                .handle(new DeleteOrder.Command(caller, orderNo))
                .flatMap(RefusedException::orProblem)
                .then();
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "提交工单", description = "名单重新核对后进入待审核（SUBMITTED），此后名单不能再改")
    @ApiResponse(responseCode = "200", description = "已提交")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "INELIGIBLE_ROWS_PRESENT, UNIT_NOT_APPROVED, ILLEGAL_TRANSITION")
    @ApiResponse(responseCode = "422", description = "ORDER_EMPTY")
    @PostMapping("/api/v1/orders/{orderNo}/submission")
    Mono<OrderView> submit(Caller caller, @PathVariable String orderNo) {
        return submitOrder
                .handle(new SubmitOrder.Command(caller, orderNo))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> detail(caller, orderNo));
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(
            summary = "提交付款信息",
            description = "实付金额、付款凭证（图片）和盖章花名册（pdf）均必填；金额不符时标记amountMatched=false，由后台退回",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = PaymentForm.class))))
    @ApiResponse(responseCode = "200", description = "付款待审核")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION, PAYMENT_AMOUNT_MISMATCH")
    @ApiResponse(responseCode = "413", description = "PAYLOAD_TOO_LARGE")
    @ApiResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE")
    @ApiResponse(responseCode = "422", description = "AMOUNT_INVALID, ATTACHMENT_MISSING")
    @PostMapping(path = "/api/v1/orders/{orderNo}/payment", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<OrderView> pay(Caller caller, @PathVariable String orderNo, ServerWebExchange exchange) {
        return Form.of(exchange)
                .flatMap(form -> payOrder.handle(new PayOrder.Command(caller, orderNo, form)))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> detail(caller, orderNo));
    }

    @Access(accounts = true, scopes = "enrollment:write")
    @Operation(summary = "取消工单", description = "仅待付款状态可取消")
    @ApiResponse(responseCode = "200", description = "已取消")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @ApiResponse(responseCode = "409", description = "ILLEGAL_TRANSITION")
    @PostMapping("/api/v1/orders/{orderNo}/cancellation")
    Mono<OrderView> cancel(Caller caller, @PathVariable String orderNo) {
        return cancelOrder
                .handle(new CancelOrder.Command(caller, orderNo))
                .flatMap(RefusedException::orProblem)
                .flatMap(_ -> detail(caller, orderNo));
    }

    private Mono<OrderView> detail(Caller caller, String orderNo) {
        return findOrders.one(caller, orderNo).flatMap(RefusedException::orProblem);
    }

    private static Optional<String> text(@Nullable String parameter) {
        return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static OrderStatus status(String text) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of("BAD_REQUEST")));
    }
}
