package org.huzhu.check.projection;

import java.io.IOException;
import java.sql.SQLException;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.invariant.Invariant;
import org.huzhu.check.store.Service;
import org.huzhu.check.store.Snapshot;

/** I6: what one service copied from another says the same, row by row; the same rows give the same hash. */
public final class Projections implements Invariant {

    /** Derived from copied claims, in the same service. */
    private static final String CLAIMED = """
            select c.person_id || '/' || c.coverage_id as id
            from coverage c
            where c.claimed <> exists (select from claim k
                                       where k.person_id = c.person_id and k.product = c.product and k.completed
                                         and c.term @> k.event_date)
            """;

    @Override
    public String id() {
        return "I6";
    }

    @Override
    public Title title() {
        return new Title("各服务的副本与来源一致", "what services copied equals its source");
    }

    @Override
    public Findings look(Snapshot snapshot) throws SQLException, IOException {
        var findings = new Findings();
        for (var copy : Copies.ALL) {
            new Comparison(copy, findings).run(snapshot);
        }
        snapshot.each(
                Service.ENROLLMENT,
                CLAIMED,
                row -> findings.add(
                        "enrollment.coverage/" + row.text("id"), "claimed does not follow from the claims"));
        return findings;
    }
}
