package org.huzhu.enrollment.roster.domain;

import org.huzhu.platform.values.HalfWidth;

/**
 * One person as handed in, whatever way it came.
 *
 * @param rowNo the row in the sheet, the place in a JSON list counted from 1, or 0 for a single add
 * @param places how a client finds a field again
 */
public record RawRow(
        int rowNo,
        RawCell name,
        RawCell idNumber,
        RawCell bankCard,
        RawCell bankName,
        RawCell phone,
        RawCell remark,
        Places places) {

    private static final String SAMPLE_NAME = "张三";

    /** The address of a field: {@code C7} in a sheet, {@code idNumber} in JSON. */
    @FunctionalInterface
    public interface Places {
        String of(Field field, int rowNo);
    }

    /** Addresses of input that has no sheet. */
    public static final Places JSON_FIELDS = (field, _) -> field.jsonName();

    public String place(Field field) {
        return places.of(field, rowNo);
    }

    public boolean isBlank() {
        return isBlank(name)
                && isBlank(idNumber)
                && isBlank(bankCard)
                && isBlank(bankName)
                && isBlank(phone)
                && isBlank(remark);
    }

    /** The template's example person, left in the sheet (WXU-025). */
    public boolean isSample() {
        return idNumber.text().indexOf('*') >= 0 && HalfWidth.strip(name.text()).equals(SAMPLE_NAME);
    }

    private static boolean isBlank(RawCell cell) {
        return cell.kind() == RawCell.Kind.TEXT && HalfWidth.strip(cell.text()).isEmpty();
    }
}
