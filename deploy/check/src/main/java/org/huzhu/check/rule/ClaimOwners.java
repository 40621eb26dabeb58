package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.CLAIMS;

import java.util.List;

/** Who moves claims and simulations on. */
final class ClaimOwners {

    static final List<Rule> RULES = List.of(
            new Rule(CLAIMS, "a draft that should have been withdrawn long ago", """
                    select claim_id::text as id from claim
                    where state = 'DRAFT' and changed_at < cast(:now as timestamptz) - interval '90 days'
                    """),
            new Rule(CLAIMS, "a claim under review without exactly one pending review of that kind", """
                    select c.claim_id::text as id from claim c
                    where c.state in ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK')
                      and (select count(*) from claim_node n
                           where n.person_id = c.person_id and n.claim_id = c.claim_id and n.result = 'PENDING'
                             and n.node = c.state) <> 1
                    """),
            new Rule(CLAIMS, "a finished claim that still waits for a review", """
                    select c.claim_id::text as id from claim c
                    where c.state in ('PAYING', 'COMPLETED', 'REJECTED', 'WITHDRAWN')
                      and exists (select from claim_node n
                                  where n.person_id = c.person_id and n.claim_id = c.claim_id and n.result = 'PENDING')
                    """),
            new Rule(CLAIMS, "a claim that waits for its member, who was asked for nothing", """
                    select c.claim_id::text as id from claim c
                    where c.state in ('SUPPLEMENT', 'AWAITING_UPLOAD')
                      and not exists (select from claim_asked_material a
                                      where a.person_id = c.person_id and a.claim_id = c.claim_id)
                      and not exists (select from claim_node n
                                      where n.person_id = c.person_id and n.claim_id = c.claim_id and n.result = 'PENDING')
                    """),
            new Rule(CLAIMS, "a claim that is to be paid without a payout", """
                    select c.claim_id::text as id from claim c
                    where c.state = 'PAYING'
                      and not exists (select from payout p
                                      where p.person_id = c.person_id and p.claim_id = c.claim_id
                                        and p.state not in ('PAID', 'REVERSED'))
                    """),
            new Rule(CLAIMS, "a due day that passed and was not noticed", """
                    select claim_id || '/' || responsibility as id from claim_item i
                    where live and breached_on is null and due_on < cast(:today as date) - 1
                      and exists (select from claim c
                                  where c.person_id = i.person_id and c.claim_id = i.claim_id and c.state in
                                      ('FIRST_REVIEW', 'BUSINESS_RECHECK', 'REPORT_RECHECK'))
                    """),
            new Rule(CLAIMS, "a simulation no instance works on", """
                    select simulation_id::text as id from simulation
                    where state = 'RUNNING'
                      and (lease_until < now() - interval '10 minutes'
                           or lease_until is null and started_at < cast(:now as timestamptz) - interval '10 minutes')
                    """),
            new Rule(CLAIMS, "a dead letter's follower that waits behind nothing", DeadLetters.FORGOTTEN));

    private ClaimOwners() {}
}
