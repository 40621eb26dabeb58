package org.huzhu.enrollment.transfer.domain;

import java.util.List;
import org.huzhu.enrollment.roster.domain.Finding;

/** What the look at a row alone said. */
public sealed interface Judged {

    record Acceptable(Candidate candidate) implements Judged {}

    record Wrong(List<Finding> reasons) implements Judged {

        public Wrong {
            reasons = List.copyOf(reasons);
        }
    }
}
