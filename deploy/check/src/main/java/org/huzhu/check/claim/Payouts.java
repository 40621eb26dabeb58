package org.huzhu.check.claim;

import static org.huzhu.check.store.Service.CLAIMS;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.huzhu.check.invariant.Findings;
import org.huzhu.check.invariant.Invariant;
import org.huzhu.check.store.Snapshot;

/** I4: every approved claim is owed exactly once, and the amount follows from what was decided under the stored rules. */
public final class Payouts implements Invariant {

    private static final Map<String, String> RULES = Map.of(
            "an approved claim without exactly one payout and one journal that grants it",
            """
            select c.claim_id::text as id from claim c
            where c.state in ('PAYING', 'COMPLETED')
              and ((select count(*) from payout p where p.claim_id = c.claim_id and p.person_id = c.person_id) <> 1
                   or (select count(*) from journal j
                       where j.claim_id = c.claim_id and j.person_id = c.person_id and j.kind = 'BENEFIT_GRANTED') <> 1)
            """,
            "a payout of a claim that was not approved",
            """
            select p.claim_id::text as id from payout p join claim c using (person_id, claim_id)
            where c.state not in ('PAYING', 'COMPLETED') and p.state <> 'REVERSED'
            """,
            "a payout that is not what was decided",
            """
            select p.claim_id::text as id
            from payout p
                 left join lateral (select total from claim_decision d
                                    where d.person_id = p.person_id and d.claim_id = p.claim_id
                                    order by seq desc limit 1) decided on true
            where decided.total is distinct from p.amount
            """,
            "a claim whose amount is not that of its payout",
            """
            select p.claim_id::text as id from payout p join claim c using (person_id, claim_id)
            where c.amount is distinct from p.amount and p.state <> 'REVERSED'
            """,
            "a journal that grants another amount than the payout",
            """
            select j.claim_id::text as id
            from journal j join payout p using (person_id, claim_id)
                 join journal_entry e on e.person_id = j.person_id and e.journal_id = j.journal_id
                                     and e.account = 'BENEFIT_EXPENSE'
            where j.kind = 'BENEFIT_GRANTED' and e.amount <> p.amount
            """,
            "grants that do not sum to the decision",
            """
            select d.claim_id || '@' || d.seq as id
            from claim_decision d
                 left join benefit_grant g
                     on g.person_id = d.person_id and g.claim_id = d.claim_id and g.seq = d.seq and g.kind = 'GRANTED'
            group by d.person_id, d.claim_id, d.seq, d.total
            having coalesce(sum(g.amount), 0) <> d.total
            """,
            "paid more than once",
            """
            select claim_id::text as id from payout_line where state = 'PAID' group by person_id, claim_id having count(*) > 1
            """);

    private final Decisions decisions;

    public Payouts(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public String id() {
        return "I4";
    }

    @Override
    public Title title() {
        return new Title("每个通过的申请恰有一笔付款，金额可由规则重算", "each approved claim is owed once, of the amount the rules give");
    }

    @Override
    public Findings look(Snapshot snapshot) throws SQLException, IOException {
        var findings = new Findings();
        for (var rule : RULES.entrySet()) {
            snapshot.each(CLAIMS, rule.getValue(), row -> findings.add(row.text("id"), rule.getKey()));
        }
        var checked = 0L;
        var after = "";
        do {
            var page = decisions.verify(after);
            checked += page.checked();
            page.mismatches().forEach(mismatch -> findings.add(mismatch.id(), mismatch.what()));
            after = page.next();
        } while (!after.isEmpty());
        findings.looked("decisionsRecomputed", checked);
        return findings;
    }
}
