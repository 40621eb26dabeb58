package org.huzhu.enrollment.roster.domain;

import java.util.List;
import java.util.stream.Stream;

/** A row with its repairs made and everything that is to be said of it. Eligible (可参保) when there is no reason against it. */
public record CheckedRow(
        int rowNo,
        String name,
        String idNumber,
        String bankCard,
        String bankName,
        String phone,
        String remark,
        List<Finding> reasons,
        List<Finding> warnings,
        List<Finding> repairs) {

    public CheckedRow {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
        repairs = List.copyOf(repairs);
    }

    public boolean isEligible() {
        return reasons.isEmpty();
    }

    public CheckedRow and(Finding reason) {
        return new CheckedRow(
                rowNo,
                name,
                idNumber,
                bankCard,
                bankName,
                phone,
                remark,
                Stream.concat(reasons.stream(), Stream.of(reason)).toList(),
                warnings,
                repairs);
    }

    /** A record's default text would print the numbers into a log. */
    @Override
    public String toString() {
        return "row " + rowNo + " " + reasons.stream().map(Finding::code).toList();
    }
}
