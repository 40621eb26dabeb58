package org.huzhu.enrollment.roster;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.huzhu.platform.testkit.TestTokens;
import org.springframework.r2dbc.core.DatabaseClient;

/** A unit with a handler and draft orders, put straight into the tables. */
final class AUnit {

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private final DatabaseClient db;
    final UUID unitId = UUID.randomUUID();
    final UUID handler = UUID.randomUUID();
    final String token;

    private AUnit(DatabaseClient db, TestTokens tokens, String state) {
        this.db = db;
        this.token = tokens.account(handler);
        db.sql("""
                        insert into unit (unit_id, handler_account_id, name, uscc, union_established, state, handler_phone, created_at)
                        values (:unitId, :handler, :name, :uscc, true, :state, '189****5678', :at)
                        """)
                .bind("unitId", unitId)
                .bind("handler", handler)
                .bind("name", "测试工会" + unitId)
                .bind("uscc", "T%017d".formatted(NUMBERS.incrementAndGet()))
                .bind("state", state)
                .bind("at", Instant.now())
                .then()
                .block();
    }

    static AUnit approved(DatabaseClient db, TestTokens tokens) {
        return new AUnit(db, tokens, "APPROVED");
    }

    static AUnit underReview(DatabaseClient db, TestTokens tokens) {
        return new AUnit(db, tokens, "UNDER_REVIEW");
    }

    /** The given rosters name the same persons in every test: whoever enrolled them before gives them up. */
    static void nobodyHoldsAnybody(DatabaseClient db) {
        db.sql(
                        "update enrollment_order set state = 'CANCELLED' where state in ('SUBMITTED', 'AWAITING_PAYMENT', 'PAYMENT_UNDER_REVIEW')")
                .then()
                .then(db.sql("update coverage set status = 'CANCELLED' where status = 'ACTIVE'")
                        .then())
                .block();
    }

    String draft() {
        var orderNo = "9%016d".formatted(NUMBERS.incrementAndGet());
        db.sql("""
                        insert into enrollment_order (order_no, unit_id, product, state, applied_at)
                        values (:orderNo, :unitId, 'WX-3IN1', 'DRAFT', :at)
                        """)
                .bind("orderNo", orderNo)
                .bind("unitId", unitId)
                .bind("at", Instant.now())
                .then()
                .block();
        return orderNo;
    }

    void move(String orderNo, String state) {
        db.sql("update enrollment_order set state = :state, amount_due = 0, amount_paid = 0 where order_no = :orderNo")
                .bind("state", state)
                .bind("orderNo", orderNo)
                .then()
                .block();
    }
}
