package org.huzhu.enrollment.order;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.order.OrderStore.Filter;
import org.huzhu.enrollment.order.OrderStore.OrderFile;
import org.huzhu.enrollment.order.OrderView.FileView;
import org.huzhu.enrollment.order.OrderView.Warning;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Facts;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads orders: a unit its own, staff all of them (WXU-022, WXU-028). */
@Component
public class FindOrders {

    private final OrderStore orders;
    private final OrderAccess access;
    private final OrderRoster roster;
    private final OrderProducts products;
    private final UnitAccess units;
    private final FileStore files;
    private final Audit audit;
    private final TransactionalOperator transaction;

    FindOrders(
            OrderStore orders,
            OrderAccess access,
            OrderRoster roster,
            OrderProducts products,
            UnitAccess units,
            FileStore files,
            Audit audit,
            TransactionalOperator transaction) {
        this.orders = orders;
        this.access = access;
        this.roster = roster;
        this.products = products;
        this.units = units;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A paper on its way out. */
    public record Download(OrderFile file, Flux<DataBuffer> content) {}

    /** Whatever unit the filter names, a handler sees only the own one. */
    public Mono<Outcome<Page<OrderView>>> list(Caller caller, Filter filter, Page.Request page) {
        if (OrderAccess.seesEveryOrder(caller)) {
            return orders.list(filter, page).map(Outcome::done);
        }
        return units.ofCaller(caller).flatMap(own -> switch (own) {
            case Done<UnitSummary> unit ->
                orders.list(filter.ofUnit(unit.value().unitId()), page).map(Outcome::done);
            case Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
        });
    }

    public Mono<Outcome<OrderView>> one(Caller caller, String orderNo) {
        return access.visible(caller, orderNo).flatMap(visible -> switch (visible) {
            case Done<OrderSummary> _ ->
                detail(orderNo, OrderAccess.seesEveryOrder(caller)).map(Outcome::done);
            case Refused<OrderSummary> no -> Mono.just(refused(no.refusal()));
        });
    }

    public Mono<Outcome<Download>> file(Caller caller, String orderNo, OrderFile.Kind kind) {
        return access.visible(caller, orderNo)
                .flatMap(visible -> switch (visible) {
                    case Done<OrderSummary> _ -> download(caller, orderNo, kind);
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<Download>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<Download>> download(Caller caller, String orderNo, OrderFile.Kind kind) {
        return orders.file(orderNo, kind)
                .flatMap(file -> audit.record(
                                caller, Audit.Entry.of("ORDER_FILE_READ", "ORDER", orderNo, Map.of("kind", kind)))
                        .thenReturn(Outcome.done(new Download(file, files.read(file.fileKey())))))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    private Mono<OrderView> detail(String orderNo, boolean forStaff) {
        return orders.view(orderNo)
                .flatMap(order -> roster.counts(orderNo).map(counts -> counted(order, counts)))
                .flatMap(order -> withFiles(order, forStaff));
    }

    private OrderView counted(OrderView order, RosterCounts counts) {
        var premium = products.of(new Facts(
                        order.orderNo(),
                        order.unitId(),
                        order.product(),
                        order.appliedAt().toInstant()))
                .premium();
        return order.counted(
                counts,
                Optional.of(Money.text(premium)),
                Optional.of(Money.text(Money.times(premium, counts.eligible()))));
    }

    private Mono<OrderView> withFiles(OrderView order, boolean forStaff) {
        var sameVoucher = forStaff ? orders.ordersWithSameVoucher(order.orderNo()) : Mono.just(List.<String>of());
        return orders.files(order.orderNo())
                .map(FindOrders::fileView)
                .collectList()
                .zipWith(sameVoucher, (shown, same) -> order.with(shown, warnings(order, same)));
    }

    private static List<Warning> warnings(OrderView order, List<String> sameVoucher) {
        var warnings = new ArrayList<Warning>();
        if (order.amountMatched().filter(matched -> !matched).isPresent()) {
            warnings.add(new Warning("AMOUNT_DIFFERS", "实付金额与应付金额不符，只能退回", List.of()));
        }
        if (!sameVoucher.isEmpty()) {
            warnings.add(new Warning("VOUCHER_SEEN_BEFORE", "同一付款凭证已用于其他工单，请核对", sameVoucher));
        }
        return warnings;
    }

    private static FileView fileView(OrderFile file) {
        return new FileView(
                file.kind().name(),
                file.fileName(),
                file.contentType(),
                file.size(),
                file.uploadedAt().atZone(Beijing.ZONE).toOffsetDateTime());
    }
}
