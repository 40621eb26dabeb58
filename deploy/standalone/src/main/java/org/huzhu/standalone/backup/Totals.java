package org.huzhu.standalone.backup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Figures of the business by which somebody sees that everything is there again. */
final class Totals {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("units", "select count(*) from enrollment.unit"),
            Map.entry("orders", "select count(*) from enrollment.enrollment_order"),
            Map.entry("rosterRows", "select count(*) from enrollment.roster_person"),
            Map.entry("coverages", "select count(*) from enrollment.coverage"),
            Map.entry("coveragesOfMembers", "select count(*) from member.coverage"),
            Map.entry("coveragesOfClaims", "select count(*) from claims.covered_term"),
            Map.entry("accounts", "select count(*) from member.account"),
            Map.entry("claims", "select count(*) from claims.claim"),
            Map.entry("decisions", "select count(*) from claims.claim_decision"),
            Map.entry("payouts", "select count(*) from claims.payout"),
            Map.entry("journalDebits", "select coalesce(sum(amount), 0) from claims.journal_entry where amount > 0"),
            Map.entry("messages", "select count(*) from notification.sms_message"));

    private Totals() {}

    /** All of one moment. */
    static Map<String, BigDecimal> of(Connection database) throws SQLException {
        var totals = new TreeMap<String, BigDecimal>();
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            for (var query : QUERIES.entrySet()) {
                try (var rows = statement.executeQuery(query.getValue())) {
                    rows.next();
                    totals.put(query.getKey(), rows.getBigDecimal(1));
                }
            }
            database.commit();
            return totals;
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }
}
