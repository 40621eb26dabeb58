package org.huzhu.enrollment.transfer.domain;

/**
 * One row as it was handed in; what was left out is empty.
 *
 * @param uscc of the unit the person is covered through, if it is known
 * @param unitName under which the older system kept the unit; an alias may find it later (WXU-065)
 */
public record TransferRow(
        String name,
        String idNumber,
        String phone,
        String bankCard,
        String bankName,
        String cardKind,
        String product,
        String classCode,
        String from,
        String to,
        String uscc,
        String unitName,
        String remark) {

    /** A record's default text would print the numbers into a log. */
    @Override
    public String toString() {
        return "row of " + product;
    }
}
