package org.huzhu.enrollment.roster.store;

import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.enrollment.roster.domain.Reason;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * What coverage and other orders hold against persons (rulebook 1A.5): one set-based question over a relation
 * {@code candidate (id, person_id, cell)} that the caller puts in front.
 */
final class Conflicts {

    /**
     * Answers {@code (id, found)}, found being the findings in the rulebook's order. A term that is close to its end does not stand against a
     * person: that is a renewal (WXU-052).
     *
     * <p>Each person is looked up by index ({@code lateral}, {@code offset 0}): rosters and coverages grow by thousands between two looks of the
     * planner, and a join it believes to be small would take the product of both.
     */
    static final String FOUND = """
            hindrance as (
                select candidate.id, candidate.cell, 1 as rank, :coveredCode as code,
                       :coveredText || to_char(held.last_day, 'YYYY-MM-DD') as text
                from candidate
                cross join lateral (
                    select max(upper(coverage.term)) - 1 as last_day
                    from coverage
                    where coverage.person_id = candidate.person_id
                      and coverage.product = :product
                      and coverage.status = 'ACTIVE'
                      and upper(coverage.term) > :today
                ) as held
                where :today < held.last_day - :daysBefore
                union all
                select distinct candidate.id, candidate.cell,
                       case when o.unit_id = :unitId then 3 else 2 end,
                       case when o.unit_id = :unitId then :ownOrderCode else :otherUnitCode end,
                       case when o.unit_id = :unitId then :ownOrderText else :otherUnitText end
                from candidate
                cross join lateral (
                    select other.order_no
                    from roster_person other
                    where other.person_id = candidate.person_id and other.eligible and other.order_no <> :orderNo
                    offset 0
                ) as elsewhere
                cross join lateral (
                    select state, unit_id
                    from enrollment_order
                    where enrollment_order.order_no = elsewhere.order_no and product = :product
                    offset 0
                ) as o
                where o.state in ('SUBMITTED', 'AWAITING_PAYMENT', 'PAYMENT_UNDER_REVIEW')
                   or (o.state = 'DRAFT' and o.unit_id = :unitId and :draftsCount)
            ),
            conflict as (
                select id, jsonb_agg(jsonb_build_object('code', code, 'text', text, 'cell', cell) order by rank) as found
                from hindrance
                group by id
            )
            """;

    private Conflicts() {}

    /** @param draftsCount whether other drafts of the same unit count: at upload they do, at submission the first one wins */
    record Question(String orderNo, UUID unitId, String product, LocalDate today, int daysBefore, boolean draftsCount) {

        GenericExecuteSpec bindTo(GenericExecuteSpec statement) {
            return statement
                    .bind("orderNo", orderNo)
                    .bind("unitId", unitId)
                    .bind("product", product)
                    .bind("today", today)
                    .bind("daysBefore", daysBefore)
                    .bind("draftsCount", draftsCount)
                    .bind("coveredCode", Reason.ALREADY_COVERED.name())
                    .bind("coveredText", Reason.ALREADY_COVERED.zh())
                    .bind("otherUnitCode", Reason.CLAIMED_BY_OTHER_UNIT.name())
                    .bind("otherUnitText", Reason.CLAIMED_BY_OTHER_UNIT.zh())
                    .bind("ownOrderCode", Reason.CLAIMED_IN_OTHER_ORDER.name())
                    .bind("ownOrderText", Reason.CLAIMED_IN_OTHER_ORDER.zh());
        }
    }
}
