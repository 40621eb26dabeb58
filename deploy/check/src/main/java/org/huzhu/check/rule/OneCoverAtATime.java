package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.ENROLLMENT;

import java.util.List;

/** I2: a person has one active coverage of a product on any day. */
public final class OneCoverAtATime extends RuleBook {

    @Override
    public String id() {
        return "I2";
    }

    @Override
    public Title title() {
        return new Title("同一人同一项目的有效参保期不重叠", "no person has two overlapping active coverages of one product");
    }

    @Override
    List<Rule> rules() {
        return List.of(new Rule(ENROLLMENT, "overlaps an earlier coverage of the same person and product", """
                select coverage_id::text as id
                from (select coverage_id, lower(term) as first_day,
                             max(upper(term)) over (partition by person_id, product order by lower(term), coverage_id
                                                    rows between unbounded preceding and 1 preceding) as covered_until
                      from coverage where status = 'ACTIVE' and not isempty(term)) terms
                where covered_until > first_day
                """));
    }
}
