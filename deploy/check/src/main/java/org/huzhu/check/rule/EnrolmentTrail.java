package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.ENROLLMENT;

import java.util.List;

/** Where the changes of units and orders must stand. The states a trail walks through follow from its actions. */
final class EnrolmentTrail {

    /** What each action makes of an order; a row that is missing shows as a step between states that do not touch. */
    private static final String ORDER_STEPS = """
            with steps as (
                select t.object_id, t.seq, a.origins, a.target,
                       lag(a.target) over (partition by t.object_id order by t.seq) as before,
                       lead(t.seq) over (partition by t.object_id order by t.seq) as later
                from audit t join (values
                    ('ORDER_CREATED', array['']::text[], 'DRAFT'),
                    ('ORDER_SUBMITTED', array['DRAFT'], 'SUBMITTED'),
                    ('ORDER_APPROVED', array['SUBMITTED'], 'AWAITING_PAYMENT'),
                    ('ORDER_REJECTED', array['SUBMITTED'], 'DRAFT'),
                    ('ORDER_PAID', array['AWAITING_PAYMENT'], 'PAYMENT_UNDER_REVIEW'),
                    ('PAYMENT_APPROVED', array['PAYMENT_UNDER_REVIEW'], 'COMPLETED'),
                    ('PAYMENT_REJECTED', array['PAYMENT_UNDER_REVIEW'], 'AWAITING_PAYMENT'),
                    ('ORDER_CANCELLED', array['AWAITING_PAYMENT'], 'CANCELLED'),
                    ('ORDER_EXPIRED', array['AWAITING_PAYMENT'], 'CANCELLED'),
                    ('ORDER_DELETED', array['DRAFT'], 'DELETED')) as a (action, origins, target) using (action)
                where t.object_type = 'ORDER')
            """;

    private static final String UNIT_STEPS = """
            with steps as (
                select t.object_id, t.seq, a.origins, a.target,
                       lag(a.target) over (partition by t.object_id order by t.seq) as before,
                       lead(t.seq) over (partition by t.object_id order by t.seq) as later
                from audit t join (values
                    ('UNIT_REGISTERED', array['']::text[], 'INCOMPLETE'),
                    ('UNIT_SUBMITTED', array['INCOMPLETE', 'REJECTED'], 'UNDER_REVIEW'),
                    ('UNIT_APPROVED', array['UNDER_REVIEW'], 'APPROVED'),
                    ('UNIT_REJECTED', array['UNDER_REVIEW'], 'REJECTED'),
                    ('UNIT_MERGED', array['INCOMPLETE', 'UNDER_REVIEW', 'APPROVED', 'REJECTED'], 'MERGED'))
                    as a (action, origins, target) using (action)
                where t.object_type = 'UNIT')
            """;

    private static final String HOLES = """
            select object_id || '@' || seq as id from steps where not coalesce(before, '') = any (origins)
            """;

    static final List<Rule> RULES = List.of(
            new Rule(ENROLLMENT, "an order's trail with a step missing before this row", ORDER_STEPS + HOLES),
            new Rule(ENROLLMENT, "an order in a state its trail does not lead to", ORDER_STEPS + """
                    select o.order_no as id
                    from enrollment_order o left join steps s on s.object_id = o.order_no and s.later is null
                    where s.target is distinct from o.state
                    """),
            new Rule(ENROLLMENT, "a unit's trail with a step missing before this row", UNIT_STEPS + HOLES),
            new Rule(ENROLLMENT, "a unit in a state its trail does not lead to", UNIT_STEPS + """
                    select u.unit_id::text as id
                    from unit u left join steps s on s.object_id = u.unit_id::text and s.later is null
                    where s.target is distinct from u.state
                    """),
            new Rule(ENROLLMENT, "a change of handler without its audit rows", """
                    select h.change_id::text as id from handler_change h
                    where (select count(*) from audit a
                           where a.object_type = 'HANDLER_CHANGE' and a.object_id = h.change_id::text
                             and a.action in ('HANDLER_CHANGE_REQUESTED', 'HANDLER_CHANGE_' || h.state))
                          < case h.state when 'REQUESTED' then 1 else 2 end
                    """),
            new Rule(ENROLLMENT, "an upload without an audit row", """
                    select i.import_id::text as id from roster_import i
                    where not exists (select from audit a
                                      where a.object_type = 'ORDER' and a.object_id = i.order_no::text
                                        and a.action in ('ROSTER_UPLOADED', 'ROSTER_DRY_RUN_COMMITTED'))
                    """),
            new Rule(ENROLLMENT, "a cancelled upload without an audit row", """
                    select i.import_id::text as id from roster_import i
                    where i.state = 'CANCELLED'
                      and not exists (select from audit a
                                      where a.object_type = 'ORDER' and a.object_id = i.order_no::text
                                        and a.action = 'ROSTER_IMPORT_CANCELLED'
                                        and a.detail ->> 'importId' = i.import_id::text)
                    """),
            new Rule(ENROLLMENT, "cover moved in without an audit row", """
                    select i.import_id::text as id from coverage_import i
                    where not exists (select from audit a
                                      where a.object_type = 'COVERAGE_IMPORT' and a.object_id = i.import_id::text
                                        and a.action = 'COVERAGES_MOVED_IN')
                       or i.state = 'CANCELLED'
                          and not exists (select from audit a
                                          where a.object_type = 'COVERAGE_IMPORT' and a.object_id = i.import_id::text
                                            and a.action = 'COVERAGE_IMPORT_CANCELLED')
                    """),
            new Rule(ENROLLMENT, "reminders of a month without an audit row", """
                    select distinct r.month as id from renewal_run r
                    where not exists (select from audit a
                                      where a.object_type = 'RENEWAL_RUN' and a.object_id = r.month
                                        and a.action = 'RENEWALS_REMINDED')
                    """));

    private EnrolmentTrail() {}
}
