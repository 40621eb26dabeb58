package org.huzhu.check.rule;

import java.sql.SQLException;
import java.util.List;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.invariant.Invariant;
import org.huzhu.check.store.Snapshot;

/** An invariant that holds when none of its queries answers a row. */
abstract class RuleBook implements Invariant {

    abstract List<Rule> rules();

    @Override
    public Findings look(Snapshot snapshot) throws SQLException {
        var findings = new Findings();
        for (var rule : rules()) {
            snapshot.each(rule.service(), rule.sql(), row -> findings.add(row.text("id"), rule.what()));
        }
        return findings;
    }
}
