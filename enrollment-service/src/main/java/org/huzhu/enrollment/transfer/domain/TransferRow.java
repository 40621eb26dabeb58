package org.huzhu.enrollment.transfer.domain;

import java.util.Map;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.RawCell;

/**
 * One row as it was handed in; what was left out is empty.
 *
 * @param rowNo the row in the sheet, or the place in a JSON list counted from 1
 * @param uscc of the unit the person is covered through, if it is known
 * @param unitName under which the older system kept the unit; an alias may find it later (WXU-065)
 * @param kinds of those cells that are no text: a number has lost its last digits
 */
public record TransferRow(
        int rowNo,
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
        String remark,
        Map<Field, RawCell.Kind> kinds) {

    public TransferRow {
        kinds = Map.copyOf(kinds);
    }

    RawCell cell(Field field, String text) {
        return new RawCell(text, kinds.getOrDefault(field, RawCell.Kind.TEXT));
    }

    /** A record's default text would print the numbers into a log. */
    @Override
    public String toString() {
        return "row of " + product;
    }
}
