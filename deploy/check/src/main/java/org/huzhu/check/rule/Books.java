package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.CLAIMS;

import java.util.List;

/** I3: every journal balances, and what the books say of a claim is what its payout says. */
public final class Books extends RuleBook {

    @Override
    public String id() {
        return "I3";
    }

    @Override
    public Title title() {
        return new Title("每张凭证借贷相等，账户余额与付款状态一致", "every journal sums to 0, balances agree with the payouts");
    }

    @Override
    List<Rule> rules() {
        return List.of(
                new Rule(CLAIMS, "entries that do not sum to zero, or fewer than two", """
                        select j.journal_id::text as id
                        from journal j left join journal_entry e using (person_id, journal_id)
                        group by j.person_id, j.journal_id
                        having count(e.account) < 2 or coalesce(sum(e.amount), 0) <> 0
                        """),
                new Rule(CLAIMS, "entries without a journal", """
                        select e.journal_id::text as id from journal_entry e
                        where not exists (select from journal j where j.person_id = e.person_id and j.journal_id = e.journal_id)
                        """),
                new Rule(CLAIMS, "balances that contradict the state of the payout", """
                        select p.claim_id::text as id
                        from payout p
                             left join lateral (
                                 select coalesce(sum(e.amount) filter (where e.account = 'BENEFITS_PAYABLE'), 0) as payable,
                                        coalesce(sum(e.amount) filter (where e.account = 'BANK'), 0) as bank,
                                        coalesce(sum(e.amount) filter (where e.account = 'BENEFIT_EXPENSE'), 0) as expense
                                 from journal j join journal_entry e using (person_id, journal_id)
                                 where j.person_id = p.person_id and j.claim_id = p.claim_id) books on true
                        where (payable, bank, expense) is distinct from case p.state
                              when 'PAID' then row (0.00, -p.amount, p.amount)
                              when 'REVERSED' then row (0.00, 0.00, 0.00)
                              else row (-p.amount, 0.00, p.amount) end
                          and p.state <> 'DISPUTED'
                        """),
                new Rule(CLAIMS, "a counter-entry that does not undo what it counters", """
                        select c.journal_id::text as id
                        from journal c
                        where c.reversal_of is not null
                          and exists (
                              select from (select account, amount from journal_entry
                                           where person_id = c.person_id and journal_id = c.journal_id) mine
                                   full join (select account, amount from journal_entry
                                              where person_id = c.person_id and journal_id = c.reversal_of) theirs
                                   using (account)
                              where mine.amount is distinct from -theirs.amount)
                        """));
    }
}
