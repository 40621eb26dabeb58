package org.huzhu.enrollment.order.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.order.OrderStore;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.enrollment.order.OrderView;
import org.huzhu.enrollment.order.domain.EnrollmentOrder;
import org.huzhu.enrollment.order.domain.OrderStatus;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresOrders implements OrderStore {

    private final DatabaseClient db;

    PostgresOrders(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<OrderSummary> summary(String orderNo) {
        return summary(
                orderNo, "select order_no, unit_id, product, state from enrollment_order where order_no = :orderNo");
    }

    @Override
    public Mono<OrderSummary> lockSummary(String orderNo) {
        return summary(
                orderNo,
                "select order_no, unit_id, product, state from enrollment_order where order_no = :orderNo for update");
    }

    private Mono<OrderSummary> summary(String orderNo, String sql) {
        return db.sql(sql)
                .bind("orderNo", orderNo)
                .mapProperties(SummaryRow.class)
                .one()
                .map(SummaryRow::toSummary);
    }

    @Override
    public Mono<EnrollmentOrder> lock(String orderNo) {
        return db.sql("select * from enrollment_order where order_no = :orderNo for update")
                .bind("orderNo", orderNo)
                .mapProperties(OrderRow.class)
                .one()
                .map(OrderRow::toOrder);
    }

    @Override
    public Mono<Boolean> insert(EnrollmentOrder.Draft draft) {
        return db.sql("""
            insert into enrollment_order (order_no, unit_id, product, state, applied_at)
            values (:orderNo, :unitId, :product, 'DRAFT', :appliedAt)
            on conflict do nothing
            """)
                .bind("orderNo", draft.facts().orderNo())
                .bind("unitId", draft.facts().unitId())
                .bind("product", draft.facts().product())
                .bind("appliedAt", draft.facts().appliedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> save(EnrollmentOrder order) {
        var row = OrderRow.of(order);
        return db.sql("""
            update enrollment_order
            set state = :state, submitted_at = :submittedAt, completed_at = :completedAt,
                member_count = :memberCount, premium = :premium, amount_due = :amountDue,
                amount_paid = :amountPaid, amount_matched = :amountMatched, payment_due_on = :paymentDueOn,
                review_reason = :reviewReason, reviewed_by = :reviewedBy, paid_by = :paidBy,
                payment_reviewed_by = :paymentReviewedBy, version = version + 1
            where order_no = :orderNo
            """)
                .bind("state", row.state().name())
                .bind("submittedAt", nullable(row.submittedAt(), Instant.class))
                .bind("completedAt", nullable(row.completedAt(), Instant.class))
                .bind("memberCount", nullable(row.memberCount(), Integer.class))
                .bind("premium", nullable(row.premium(), BigDecimal.class))
                .bind("amountDue", nullable(row.amountDue(), BigDecimal.class))
                .bind("amountPaid", nullable(row.amountPaid(), BigDecimal.class))
                .bind("amountMatched", nullable(row.amountMatched(), Boolean.class))
                .bind("paymentDueOn", nullable(row.paymentDueOn(), LocalDate.class))
                .bind("reviewReason", nullable(row.reviewReason(), String.class))
                .bind("reviewedBy", nullable(row.reviewedBy(), String.class))
                .bind("paidBy", nullable(row.paidBy(), String.class))
                .bind("paymentReviewedBy", nullable(row.paymentReviewedBy(), String.class))
                .bind("orderNo", row.orderNo())
                .then();
    }

    @Override
    public Mono<Void> delete(String orderNo) {
        return db.sql("delete from enrollment_order where order_no = :orderNo")
                .bind("orderNo", orderNo)
                .then();
    }

    @Override
    public Mono<OrderView> view(String orderNo) {
        return db.sql("""
            select o.*, u.name as unit_name
            from enrollment_order o join unit u using (unit_id)
            where o.order_no = :orderNo
            """).bind("orderNo", orderNo).map(row -> rowView(row)).one();
    }

    @Override
    public Mono<Page<OrderView>> list(Filter filter, Page.Request page) {
        var rows = filtered(filter, """
            select o.*, u.name as unit_name
            from enrollment_order o join unit u using (unit_id)
            where (:unitId::uuid is null or o.unit_id = :unitId)
              and (:orderNo::text is null or o.order_no like :orderNo || '%')
              and (:product::text is null or o.product = :product)
              and (:state::text is null or o.state = :state)
              and (:from::timestamptz is null or o.applied_at >= :from)
              and (:before::timestamptz is null or o.applied_at < :before)
              and (:after::text is null or o.order_no < :after)
            order by o.order_no desc
            limit :limit
            """)
                .bind("after", nullable(page.after().orElse(null), String.class))
                .bind("limit", page.limit() + 1)
                .map(row -> rowView(row))
                .all()
                .collectList();
        return rows.zipWith(total(filter), (found, total) -> Page.of(found, page.limit(), total, OrderView::orderNo));
    }

    private Mono<Long> total(Filter filter) {
        return filtered(filter, """
            select count(*) as total
            from enrollment_order o
            where (:unitId::uuid is null or o.unit_id = :unitId)
              and (:orderNo::text is null or o.order_no like :orderNo || '%')
              and (:product::text is null or o.product = :product)
              and (:state::text is null or o.state = :state)
              and (:from::timestamptz is null or o.applied_at >= :from)
              and (:before::timestamptz is null or o.applied_at < :before)
            """).mapValue(Long.class).one();
    }

    private DatabaseClient.GenericExecuteSpec filtered(Filter filter, String sql) {
        return db.sql(sql)
                .bind("unitId", nullable(filter.unitId().orElse(null), UUID.class))
                .bind("orderNo", nullable(filter.orderNo().orElse(null), String.class))
                .bind("product", nullable(filter.product().orElse(null), String.class))
                .bind("state", nullable(filter.state().map(OrderStatus::name).orElse(null), String.class))
                .bind("from", nullable(filter.from().orElse(null), Instant.class))
                .bind("before", nullable(filter.before().orElse(null), Instant.class));
    }

    @Override
    public Mono<String> saveFile(String orderNo, OrderFile file) {
        var replaced = file(orderNo, file.kind())
                .map(OrderFile::fileKey)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
        return replaced.flatMap(old -> db.sql("""
            insert into order_file
                (order_no, kind, file_key, file_name, content_type, size_bytes, sha256, uploaded_at)
            values (:orderNo, :kind, :fileKey, :fileName, :contentType, :size, :sha256, :uploadedAt)
            on conflict (order_no, kind) do update
            set file_key = excluded.file_key, file_name = excluded.file_name,
                content_type = excluded.content_type, size_bytes = excluded.size_bytes,
                sha256 = excluded.sha256, uploaded_at = excluded.uploaded_at
            """)
                .bind("orderNo", orderNo)
                .bind("kind", file.kind().name())
                .bind("fileKey", file.fileKey())
                .bind("fileName", file.fileName())
                .bind("contentType", file.contentType())
                .bind("size", file.size())
                .bind("sha256", file.sha256())
                .bind("uploadedAt", file.uploadedAt())
                .then()
                .then(Mono.justOrEmpty(old)));
    }

    @Override
    public Mono<OrderFile> file(String orderNo, OrderFile.Kind kind) {
        return files(orderNo).filter(file -> file.kind() == kind).next();
    }

    @Override
    public Flux<OrderFile> files(String orderNo) {
        return db.sql("""
            select kind, file_key, file_name, content_type, size_bytes as size, sha256, uploaded_at
            from order_file
            where order_no = :orderNo
            order by kind
            """)
                .bind("orderNo", orderNo)
                .mapProperties(OrderFile.class)
                .all();
    }

    @Override
    public Mono<List<String>> ordersWithSameVoucher(String orderNo) {
        return db.sql("""
            select other.order_no
            from order_file mine
            join order_file other
              on other.sha256 = mine.sha256 and other.kind = 'VOUCHER' and other.order_no <> mine.order_no
            where mine.order_no = :orderNo and mine.kind = 'VOUCHER'
            order by other.order_no
            limit 20
            """).bind("orderNo", orderNo).mapValue(String.class).all().collectList();
    }

    @Override
    public Flux<EnrollmentOrder> lockUnpaid(LocalDate today, int limit) {
        return db.sql("""
            select *
            from enrollment_order
            where state = 'AWAITING_PAYMENT' and payment_due_on < :today
            order by payment_due_on, order_no
            limit :limit
            for update skip locked
            """)
                .bind("today", today)
                .bind("limit", limit)
                .mapProperties(OrderRow.class)
                .all()
                .map(OrderRow::toOrder);
    }

    private static OrderView rowView(Readable row) {
        var order = new OrderRow(
                text(row, "order_no"),
                value(row, "unit_id", UUID.class),
                text(row, "product"),
                OrderStatus.valueOf(text(row, "state")),
                value(row, "applied_at", Instant.class),
                row.get("submitted_at", Instant.class),
                row.get("completed_at", Instant.class),
                row.get("member_count", Integer.class),
                row.get("premium", BigDecimal.class),
                row.get("amount_due", BigDecimal.class),
                row.get("amount_paid", BigDecimal.class),
                row.get("amount_matched", Boolean.class),
                row.get("payment_due_on", LocalDate.class),
                row.get("review_reason", String.class),
                row.get("reviewed_by", String.class),
                row.get("paid_by", String.class),
                row.get("payment_reviewed_by", String.class));
        return order.toView(text(row, "unit_name"));
    }

    private static String text(Readable row, String column) {
        return value(row, column, String.class);
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return java.util.Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    private record SummaryRow(String orderNo, UUID unitId, String product, OrderStatus state) {
        OrderSummary toSummary() {
            return new OrderSummary(orderNo, unitId, product, state);
        }
    }
}
