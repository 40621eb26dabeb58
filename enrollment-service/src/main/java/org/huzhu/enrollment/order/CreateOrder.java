package org.huzhu.enrollment.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Draft;
import org.huzhu.enrollment.order.domain.EnrollmentOrder.Facts;
import org.huzhu.enrollment.order.domain.OrderNumber;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 新建: a unit opens an order for a product, as a draft (WXU-020). A unit still under review may prepare one; uploading and submitting wait. */
@Component
public class CreateOrder {

    private static final Duration NEXT_NUMBER = Duration.ofMillis(1);

    private final OrderStore orders;
    private final UnitAccess units;
    private final Products products;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    CreateOrder(
            OrderStore orders,
            UnitAccess units,
            Products products,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.orders = orders;
        this.units = units;
        this.products = products;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, String product) {}

    public Mono<Outcome<OrderSummary>> handle(Command command) {
        var refusal = refusalFor(command.product());
        return units.ofCaller(command.caller())
                .flatMap(own -> switch (own) {
                    case Done<UnitSummary> _
                    when refusal.isPresent() -> Mono.just(Outcome.<OrderSummary>refused(refusal.get()));
                    case Done<UnitSummary> unit -> create(command, unit.value()).map(Outcome::done);
                    case Refused<UnitSummary> no -> Mono.just(Outcome.<OrderSummary>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Optional<Refusal> refusalFor(String product) {
        var version = products.find(product, LocalDate.now(clock));
        if (version.isEmpty()) {
            return Optional.of(Refusal.ofField("PRODUCT_UNKNOWN", "product"));
        }
        return version.get().enrolable()
                ? Optional.empty()
                : Optional.of(Refusal.ofField("PRODUCT_NOT_ENROLABLE", "product"));
    }

    private Mono<OrderSummary> create(Command command, UnitSummary unit) {
        return insert(command, unit, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .flatMap(draft -> audit.record(
                                command.caller(),
                                Audit.Entry.of(
                                        "ORDER_CREATED",
                                        "ORDER",
                                        draft.facts().orderNo(),
                                        Map.of("product", draft.facts().product())))
                        .thenReturn(new OrderSummary(
                                draft.facts().orderNo(),
                                unit.unitId(),
                                draft.facts().product(),
                                draft.status())));
    }

    /** Time alone is not unique: a taken number gives way to the next millisecond (AC-32). */
    private Mono<Draft> insert(Command command, UnitSummary unit, Instant moment) {
        var draft = new Draft(
                new Facts(OrderNumber.at(moment), unit.unitId(), command.product(), moment), Optional.empty());
        return orders.insert(draft)
                .flatMap(isNew -> isNew ? Mono.just(draft) : insert(command, unit, moment.plus(NEXT_NUMBER)));
    }
}
