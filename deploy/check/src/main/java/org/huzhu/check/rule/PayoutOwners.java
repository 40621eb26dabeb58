package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.CLAIMS;

import java.util.List;

/** Who moves money on: a batch, its checker, the bank, or two people. */
final class PayoutOwners {

    static final List<Rule> RULES = List.of(
            new Rule(CLAIMS, "a payout in a batch that has no line for it", """
                    select p.claim_id::text as id from payout p
                    where p.state in ('BATCHED', 'SENT')
                      and not exists (
                          select from payout_line l join payout_batch b using (batch_id)
                          where l.person_id = p.person_id and l.claim_id = p.claim_id and l.attempt = p.attempt
                            and l.state = 'PENDING'
                            and b.state = any (case p.state when 'SENT' then array['SENT'] else array['DRAFT', 'APPROVED'] end))
                    """),
            new Rule(CLAIMS, "a payout that waits for a batch while a line of it is alive", """
                    select p.claim_id::text as id from payout p
                    where p.state in ('READY', 'REFUSED')
                      and exists (select from payout_line l
                                  where l.person_id = p.person_id and l.claim_id = p.claim_id
                                    and l.state in ('PENDING', 'UNKNOWN', 'PAID', 'DISPUTED'))
                    """),
            new Rule(CLAIMS, "an unknown or disputed payout without such a line", """
                    select p.claim_id::text as id from payout p
                    where p.state in ('UNKNOWN', 'DISPUTED')
                      and not exists (select from payout_line l
                                      where l.person_id = p.person_id and l.claim_id = p.claim_id
                                        and l.state in ('UNKNOWN', 'DISPUTED', 'PAID'))
                    """),
            new Rule(CLAIMS, "a batch that waits for its checker or for being taken and carries nothing", """
                    select b.batch_id::text as id from payout_batch b
                    where b.state in ('DRAFT', 'APPROVED')
                      and not exists (select from payout_line l where l.batch_id = b.batch_id)
                    """),
            new Rule(CLAIMS, "a payout that is paid although its claim is not completed", """
                    select p.claim_id::text as id from payout p join claim c using (person_id, claim_id)
                    where p.state = 'PAID' and c.state = 'PAYING' and p.changed_at < :settled
                    """),
            new Rule(CLAIMS, "an open request of a payout that can no longer be settled", """
                    select r.claim_id::text as id from payout_request r join payout p using (person_id, claim_id)
                    where r.decision = '' and (r.kind = 'SETTLEMENT') and p.state not in ('UNKNOWN', 'DISPUTED')
                    """));

    private PayoutOwners() {}
}
