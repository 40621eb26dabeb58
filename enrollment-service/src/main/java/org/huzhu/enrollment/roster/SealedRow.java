package org.huzhu.enrollment.roster;

import java.util.List;
import java.util.UUID;
import org.huzhu.enrollment.roster.domain.Finding;

/**
 * A judged row ready to be stored: the person's values are sealed, only the name stays readable.
 *
 * @param personId blind index of the ID number; where that is blank, of the other values
 * @param fingerprint equal for rows with equal values
 */
public record SealedRow(
        int rowNo,
        UUID personId,
        String name,
        byte[] sealed,
        String remark,
        List<Finding> reasons,
        List<Finding> warnings,
        List<Finding> repairs,
        UUID fingerprint) {

    public boolean isEligible() {
        return reasons.isEmpty();
    }
}
