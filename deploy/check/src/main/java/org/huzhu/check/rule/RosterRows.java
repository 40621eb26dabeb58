package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.ENROLLMENT;

import java.util.List;

/** I1: no row of a roster is lost, in both tabs, or refused without a reason. */
public final class RosterRows extends RuleBook {

    @Override
    public String id() {
        return "I1";
    }

    @Override
    public Title title() {
        return new Title(
                "花名册每一行要么可参保要么不可参保，且有原因", "every roster row is in exactly one tab, refused ones with a reason");
    }

    @Override
    List<Rule> rules() {
        return List.of(
                new Rule(ENROLLMENT, "an ineligible row without a reason", """
                        select order_no || '/' || person_row_id as id from roster_person
                        where not eligible and (jsonb_typeof(reasons) <> 'array' or jsonb_array_length(reasons) = 0)
                        """),
                new Rule(ENROLLMENT, "an eligible row with a reason against it", """
                        select order_no || '/' || person_row_id as id from roster_person
                        where eligible and jsonb_array_length(reasons) > 0
                        """),
                new Rule(ENROLLMENT, "a person twice in one order", """
                        select order_no || '/' || person_id as id from roster_person
                        where eligible group by order_no, person_id having count(*) > 1
                        """),
                new Rule(ENROLLMENT, "a row without an order", """
                        select r.order_no || '/' || r.person_row_id as id from roster_person r
                        where not exists (select from enrollment_order o where o.order_no = r.order_no)
                        """),
                new Rule(ENROLLMENT, "counts that do not add up to the rows of the file", """
                        select import_id::text as id from roster_import
                        where state = 'SUCCEEDED'
                          and (processed <> eligible + ineligible or (processed <> total and processed + skipped <> total))
                        """),
                new Rule(ENROLLMENT, "an import whose rows are not in the roster although nothing changed since", """
                        select i.import_id::text as id
                        from roster_import i
                             join roster_revision v on v.order_no = i.order_no and v.revision = i.revision
                             join enrollment_order o on o.order_no = i.order_no and o.state = 'DRAFT'
                        where i.state = 'SUCCEEDED' and i.mode = 'COMMIT' and i.kind = 'ROSTER_IMPORT'
                          and (select count(*) from roster_person p where p.order_no = i.order_no and p.import_id = i.import_id)
                              <> i.processed - (i.result ->> 'unchanged')::bigint
                          and not exists (select from erasure_proof e
                                          where e.kind = 'refused-row' and e.at > i.finished_at)
                        """),
                new Rule(ENROLLMENT, "an order whose number of members is not that of its roster", """
                        select o.order_no as id from enrollment_order o
                        where o.state in ('SUBMITTED', 'AWAITING_PAYMENT', 'PAYMENT_UNDER_REVIEW', 'COMPLETED')
                          and o.member_count is distinct from
                              (select count(*) from roster_person p where p.order_no = o.order_no and p.eligible)
                        """),
                new Rule(ENROLLMENT, "a moved-in row without an outcome although its import has ended", """
                        select r.import_id || '/' || r.row_no as id
                        from coverage_import_row r join coverage_import i using (import_id)
                        where i.state = 'SUCCEEDED' and r.outcome is null
                        """),
                new Rule(ENROLLMENT, "a refused moved-in row without a reason", """
                        select import_id || '/' || row_no as id from coverage_import_row
                        where outcome = 'REFUSED' and jsonb_array_length(reasons) = 0
                        """),
                new Rule(ENROLLMENT, "moved-in rows that do not add up", """
                        select import_id::text as id from coverage_import
                        where state = 'SUCCEEDED' and accepted + unchanged + refused <> total
                        """));
    }
}
