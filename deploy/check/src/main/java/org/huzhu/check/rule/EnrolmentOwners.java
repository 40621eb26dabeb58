package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.ENROLLMENT;

import java.util.List;

/** Who moves units, orders, imports and coverages on. */
final class EnrolmentOwners {

    static final List<Rule> RULES = List.of(
            new Rule(ENROLLMENT, "a unit under review that stands in no queue", """
                    select unit_id::text as id from unit
                    where state in ('SUBMITTED', 'UNDER_REVIEW') and submitted_at is null
                    """),
            new Rule(ENROLLMENT, "an open order of a unit that does not act any more", """
                    select o.order_no as id from enrollment_order o left join unit u using (unit_id)
                    where o.state not in ('COMPLETED', 'CANCELLED') and (u.unit_id is null or u.state = 'MERGED')
                    """),
            new Rule(ENROLLMENT, "an order under review that stands in no queue", """
                    select order_no as id from enrollment_order
                    where state in ('SUBMITTED', 'PAYMENT_UNDER_REVIEW') and submitted_at is null
                    """),
            new Rule(ENROLLMENT, "an order whose payment has no due day, or that the night run passed over", """
                    select order_no as id from enrollment_order
                    where state = 'AWAITING_PAYMENT' and (payment_due_on is null or payment_due_on < cast(:today as date) - 2)
                    """),
            new Rule(ENROLLMENT, "an import no instance works on", """
                    select import_id::text as id from roster_import
                    where state = 'RUNNING'
                      and (lease_until < now() - interval '5 minutes'
                           or lease_until is null and created_at < cast(:now as timestamptz) - interval '5 minutes')
                    """),
            new Rule(ENROLLMENT, "a transfer no instance works on", """
                    select import_id::text as id from coverage_import
                    where state = 'RUNNING'
                      and (lease_until < now() - interval '5 minutes'
                           or lease_until is null and created_at < cast(:now as timestamptz) - interval '5 minutes')
                    """),
            new Rule(ENROLLMENT, "a coverage that ended and was not told to have ended", """
                    select coverage_id::text as id from coverage
                    where status = 'ACTIVE' and expired_at is null and upper(term) <= cast(:today as date) - 1
                      and activated_at < cast(:now as timestamptz) - interval '1 hour'
                    """),
            new Rule(ENROLLMENT, "a dead letter's follower that waits behind nothing", DeadLetters.FORGOTTEN));

    private EnrolmentOwners() {}
}
