package org.huzhu.enrollment.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.RawCell;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.enrollment.workbook.SheetCell;
import org.huzhu.enrollment.workbook.SheetRow;
import org.huzhu.platform.values.HalfWidth;

/**
 * The column order of a sheet, which must be exact (WXU-026): that of the template, or that of our own export of ineligible persons, which units
 * correct and hand in again. Columns we add to the right of an export are not looked at.
 */
enum RosterLayout {
    TEMPLATE(List.of("序号", "姓名", "居民身份证号（证件号码）", "社保卡银行卡号", "开户行", "手机号", "备注"), 1),
    EXPORT(List.of("姓名", "居民身份证证件号", "社保卡银行卡号", "开户行", "手机号", "备注"), 0);

    static final String REASON_LABEL = "不可参保原因";
    private static final List<String> IGNORED_LABELS = List.of(REASON_LABEL);
    private static final int LABELS_THAT_MAKE_A_HEADER = 3;

    private final List<String> labels;
    private final int firstColumn;
    private final List<String> plain;
    private final RawRow.Places places;

    RosterLayout(List<String> labels, int firstColumn) {
        this.labels = labels;
        this.firstColumn = firstColumn;
        this.plain = labels.stream().map(RosterLayout::plain).toList();
        this.places = (field, rowNo) -> (char) ('A' + column(field)) + String.valueOf(rowNo);
    }

    List<String> labels() {
        return labels;
    }

    /** The layout whose labels stand in this row, in its order and with nothing unknown beside them. */
    static Optional<RosterLayout> of(SheetRow row) {
        for (var layout : values()) {
            if (layout.matches(row)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** True for a row that was meant as the header, whatever was changed in it. */
    static boolean looksLikeHeader(SheetRow row) {
        var known = row.cells().stream()
                .map(cell -> plain(cell.text()))
                .filter(label -> TEMPLATE.plain.contains(label) || EXPORT.plain.contains(label))
                .distinct()
                .count();
        return known >= LABELS_THAT_MAKE_A_HEADER;
    }

    RawRow read(SheetRow row) {
        return new RawRow(
                row.number(),
                cell(row, Field.NAME),
                cell(row, Field.ID_NUMBER),
                cell(row, Field.BANK_CARD),
                cell(row, Field.BANK_NAME),
                cell(row, Field.PHONE),
                cell(row, Field.REMARK),
                places);
    }

    private boolean matches(SheetRow row) {
        for (var i = 0; i < Math.max(plain.size(), row.cells().size()); i++) {
            var label = plain(row.cell(i).text());
            var isRight =
                    i < plain.size() ? label.equals(plain.get(i)) : label.isEmpty() || IGNORED_LABELS.contains(label);
            if (!isRight) {
                return false;
            }
        }
        return true;
    }

    private int column(Field field) {
        return firstColumn + field.ordinal();
    }

    private RawCell cell(SheetRow row, Field field) {
        var cell = row.cell(column(field));
        return switch (cell.kind()) {
            case TEXT -> cell.text().isEmpty() ? RawCell.BLANK : RawCell.text(cell.text());
            case NUMBER -> new RawCell(cell.text(), RawCell.Kind.NUMBER);
            case FORMULA -> new RawCell(cell.text(), RawCell.Kind.FORMULA);
            case ERROR -> new RawCell(cell.text(), RawCell.Kind.ERROR);
        };
    }

    /** Line breaks, blanks, bracket widths and stars of required columns make no difference. */
    private static String plain(String label) {
        return HalfWidth.compact(HalfWidth.of(label)).replace("*", "");
    }

    static List<String> shown(SheetRow row) {
        var shown = new ArrayList<String>();
        row.cells().stream()
                .map(SheetCell::text)
                .map(text -> text.length() > 30 ? text.substring(0, 30) : text)
                .limit(10)
                .forEach(shown::add);
        return shown;
    }
}
