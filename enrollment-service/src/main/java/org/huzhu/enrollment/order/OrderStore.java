package org.huzhu.enrollment.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where orders are kept. */
public interface OrderStore {

    Mono<OrderSummary> summary(String orderNo);

    /** Locks the row until the transaction ends. */
    Mono<OrderSummary> lockSummary(String orderNo);

    /** Locks the row until the transaction ends. */
    Mono<EnrollmentOrder> lock(String orderNo);

    /** False when the number is taken. */
    Mono<Boolean> insert(EnrollmentOrder.Draft draft);

    Mono<Void> save(EnrollmentOrder order);

    Mono<Void> delete(String orderNo);

    Mono<OrderView> view(String orderNo);

    Mono<Page<OrderView>> list(Filter filter, Page.Request page);

    /** Replaces the file of that kind and emits the key of the one it replaced, if any. */
    Mono<String> saveFile(String orderNo, OrderFile file);

    Mono<OrderFile> file(String orderNo, OrderFile.Kind kind);

    Flux<OrderFile> files(String orderNo);

    /** Other orders for which a slip with this content was handed in (features 62). */
    Mono<List<String>> ordersWithSameVoucher(String orderNo);

    /** Orders that were not paid by the day before; rows another instance works on are left out. */
    Flux<EnrollmentOrder> lockUnpaid(LocalDate today, int limit);

    /** Empty parts do not filter; without a unit, every unit's orders. */
    record Filter(
            Optional<UUID> unitId,
            Optional<String> orderNo,
            Optional<String> product,
            Optional<OrderStatus> state,
            Optional<Instant> from,
            Optional<Instant> before) {

        Filter ofUnit(UUID onlyUnit) {
            return new Filter(Optional.of(onlyUnit), orderNo, product, state, from, before);
        }
    }

    /** 付款凭证, or the stamped 团体入会表和参保花名册. */
    record OrderFile(
            Kind kind,
            String fileKey,
            String fileName,
            String contentType,
            long size,
            byte[] sha256,
            Instant uploadedAt) {

        /** Which paper. */
        public enum Kind {
            VOUCHER,
            ROSTER_SCAN
        }
    }
}
