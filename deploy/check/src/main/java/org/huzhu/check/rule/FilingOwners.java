package org.huzhu.check.rule;

import static org.huzhu.check.store.Service.CLAIMS;

import java.util.List;

/** Who moves filings and work-injury applications on. */
final class FilingOwners {

    static final List<Rule> RULES = List.of(
            new Rule(CLAIMS, "a filing that waits for the agency without a day it was filed on", """
                    select filing_id::text as id from filing
                    where state in ('SUBMITTED', 'UNDER_REVIEW') and filed_on is null
                    """),
            new Rule(CLAIMS, "an approved filing whose end passed unnoticed", """
                    select filing_id::text as id from filing
                    where state = 'APPROVED' and valid_to < cast(:today as date) - 1
                    """),
            new Rule(CLAIMS, "an application that waits for the agency without a due day", """
                    select application_id::text as id from injury_application
                    where state in ('SUBMITTED', 'FIRST_REVIEWED') and due_on is null
                    """),
            new Rule(CLAIMS, "an application that waits for its second review and has no first one", """
                    select application_id::text as id from injury_application
                    where state = 'FIRST_REVIEWED' and first_reviewer = ''
                    """));

    private FilingOwners() {}
}
