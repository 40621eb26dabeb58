package org.huzhu.enrollment.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.huzhu.enrollment.order.FindOrders;
import org.huzhu.enrollment.order.OrderStore.OrderFile;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.enrollment.product.PayeeSettings;
import org.huzhu.platform.file.Downloads;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where to pay to, and the papers of a payment. */
@RestController
@Tag(name = "orders", description = "参保申请工单")
class OrderPaymentController {

    private final FindOrders findOrders;
    private final PayeeSettings payee;

    OrderPaymentController(FindOrders findOrders, PayeeSettings payee) {
        this.findOrders = findOrders;
        this.payee = payee;
    }

    /** 收款账户信息 and what is due. */
    record PaymentInfo(
            String orderNo,
            OrderStatus state,
            PayeeSettings payee,
            Optional<String> amountDue,
            Optional<String> amountPaid,
            Optional<LocalDate> payBy) {}

    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.ADMIN},
            scopes = "enrollment:read")
    @Operation(summary = "付款信息", description = "收款账户、应付金额和付款期限")
    @ApiResponse(responseCode = "200", description = "付款信息")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/orders/{orderNo}/payment")
    Mono<PaymentInfo> info(Caller caller, @PathVariable String orderNo) {
        return findOrders
                .one(caller, orderNo)
                .flatMap(RefusedException::orProblem)
                .map(order -> new PaymentInfo(
                        order.orderNo(), order.state(), payee, order.amountDue(), order.amountPaid(), order.payBy()));
    }

    @Access(
            accounts = true,
            roles = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINANCE, Role.ADMIN},
            scopes = "enrollment:read")
    @Operation(summary = "下载付款凭证或盖章花名册", description = "kind为VOUCHER或ROSTER_SCAN；下载会被审计")
    @ApiResponse(responseCode = "200", description = "文件")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND")
    @GetMapping("/api/v1/orders/{orderNo}/files/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(
            Caller caller, @PathVariable String orderNo, @PathVariable String kind) {
        return findOrders
                .file(caller, orderNo, kindOf(kind))
                .flatMap(RefusedException::orProblem)
                .map(download -> Downloads.of(
                        download.file().fileName(),
                        download.file().contentType(),
                        download.file().size(),
                        download.content()));
    }

    private static OrderFile.Kind kindOf(String text) {
        return Arrays.stream(OrderFile.Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of("NOT_FOUND")));
    }
}
