package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.CLAIMS;

import java.util.List;

/** Where the changes of claims, filings, applications and payouts must stand: each step tells its revision. */
final class ClaimTrail {

    static final List<Rule> RULES = List.of(
            steps("claim", "CLAIM", "CLAIM_", "claim_step"),
            steps("filing", "FILING", "FILING_", "filing_step"),
            steps("application", "INJURY_APPLICATION", "APPLICATION_", "injury_application_step"),
            gaps("claim", "claim_step"),
            gaps("filing", "filing_step"),
            gaps("application", "injury_application_step"),
            states("claim", "claim", "claim_step"),
            states("filing", "filing", "filing_step"),
            states("application", "injury_application", "injury_application_step"),
            new Rule(
                    CLAIMS,
                    "a payout batch whose making, approval, refusal, cancelling or taking is not in the trail",
                    """
                    select b.batch_id::text as id
                    from payout_batch b
                         cross join lateral unnest(case b.state
                             when 'DRAFT' then array['PAYOUT_BATCH_MADE']
                             when 'APPROVED' then array['PAYOUT_BATCH_MADE', 'PAYOUT_BATCH_APPROVED']
                             when 'SENT' then array['PAYOUT_BATCH_MADE', 'PAYOUT_BATCH_APPROVED', 'BANK_FILE_TAKEN']
                             when 'REJECTED' then array['PAYOUT_BATCH_MADE', 'PAYOUT_BATCH_REJECTED']
                             else array['PAYOUT_BATCH_MADE', 'PAYOUT_BATCH_CANCELLED'] end) as needed (action)
                    where not exists (select from audit a
                                      where a.object_type = 'PAYOUT_BATCH' and a.object_id = b.batch_id::text
                                        and a.action = needed.action)
                    """),
            new Rule(CLAIMS, "a payout with a bank answer that was read by nobody in the trail", """
                    select l.claim_id || '/' || l.attempt as id from payout_line l
                    where l.state in ('PAID', 'REFUSED', 'UNKNOWN', 'RETURNED')
                      and not exists (select from audit a
                                      where a.object_type = 'PAYOUT_BATCH' and a.object_id = l.batch_id::text
                                        and a.action = 'BANK_RESULT_READ')
                      and not exists (select from payout_request r
                                      where r.person_id = l.person_id and r.claim_id = l.claim_id and r.decision = 'APPROVE')
                    """),
            new Rule(CLAIMS, "a request about a payout without its audit rows", """
                    select r.claim_id || '/' || r.seq as id from payout_request r
                    where (select count(*) from audit a
                           where a.object_type = 'CLAIM' and a.object_id = r.claim_id::text
                             and a.action like 'PAYOUT_' || r.kind || '_%')
                          < case r.decision when '' then 1 else 2 end
                    """));

    private ClaimTrail() {}

    private static Rule steps(String what, String objectType, String prefix, String table) {
        return new Rule(CLAIMS, "a change of a " + what + " without an audit row", """
                select s.%1$s_id || '@' || s.revision as id
                from %4$s s
                     left join (select object_id, action, (detail ->> 'revision')::bigint as revision
                                from audit where object_type = '%2$s' and jsonb_exists(detail, 'revision')) a
                          on a.object_id = s.%1$s_id::text and a.revision = s.revision and a.action = '%3$s' || s.change
                where a.object_id is null
                """.formatted(
                        what, objectType, prefix, table));
    }

    private static Rule gaps(String what, String table) {
        return new Rule(CLAIMS, "a " + what + " whose revisions have a gap", """
                select %1$s_id::text as id from %2$s group by person_id, %1$s_id
                having min(revision) <> 1 or max(revision) <> count(*)
                """.formatted(what, table));
    }

    private static Rule states(String what, String table, String steps) {
        return new Rule(
                CLAIMS, "a " + what + " that is not what its last step made of it", """
                select t.%1$s_id::text as id
                from %2$s t
                     left join lateral (select revision, state from %3$s s
                                        where s.person_id = t.person_id and s.%1$s_id = t.%1$s_id
                                        order by revision desc limit 1) last on true
                where last.revision is distinct from t.revision or last.state is distinct from t.state
                """.formatted(what, table, steps));
    }
}
