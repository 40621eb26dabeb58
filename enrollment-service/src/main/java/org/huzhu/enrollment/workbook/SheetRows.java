package org.huzhu.enrollment.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.workbook.CellText;

/** The rows of a sheet one after the other, with real types and real addresses. Rows without any cell are not reported. */
public final class SheetRows implements Closeable {

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;
    /** Cells to the right of any table we know are skipped. */
    private static final int COLUMNS_KEPT = 64;

    private final XmlPart part;
    private final SharedStrings strings;
    private final StringBuilder text = new StringBuilder();
    private int rowNumber;

    SheetRows(XmlPart part, SharedStrings strings) {
        this.part = part;
        this.strings = strings;
    }

    public Optional<SheetRow> next() {
        while (part.next()) {
            if (part.isStart() && part.name().equals("row")) {
                rowNumber = numberOfRow();
                var cells = cells();
                if (!cells.isEmpty()) {
                    return Optional.of(new SheetRow(rowNumber, cells));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    /** Rows must come in order: a checkpoint is a row number. */
    private int numberOfRow() {
        var number = part.attribute("r").isEmpty() ? rowNumber + 1 : parse(part.attribute("r"));
        if (number <= rowNumber || number > MOST_ROWS) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
        return number;
    }

    private List<SheetCell> cells() {
        var cells = new ArrayList<SheetCell>(8);
        var column = -1;
        while (part.next()) {
            if (part.isStart() && part.name().equals("c")) {
                column = columnAfter(column);
                var cell = cell(part.attribute("t"));
                if (column < COLUMNS_KEPT && !cell.equals(SheetCell.BLANK)) {
                    while (cells.size() < column) {
                        cells.add(SheetCell.BLANK);
                    }
                    cells.add(cell);
                }
            } else if (!part.isStart() && part.name().equals("row")) {
                break;
            }
        }
        return cells;
    }

    private int columnAfter(int column) {
        var address = part.attribute("r");
        var next = address.isEmpty() ? column + 1 : columnOf(address);
        if (next <= column || next >= MOST_COLUMNS) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
        return next;
    }

    private SheetCell cell(String type) {
        text.setLength(0);
        var isFormula = false;
        while (part.next()) {
            if (!part.isStart()) {
                if (part.name().equals("c")) {
                    break;
                }
            } else if (part.name().equals("v")) {
                part.appendText(text);
            } else if (part.name().equals("is")) {
                RichText.append(part, "is", text);
            } else if (part.name().equals("f")) {
                isFormula = true;
            }
        }
        return isFormula ? new SheetCell(SheetCell.Kind.FORMULA, text.toString()) : value(type);
    }

    private SheetCell value(String type) {
        if (text.isEmpty()) {
            return SheetCell.BLANK;
        }
        return switch (type) {
            case "s" -> text(strings.get(parse(text)));
            case "inlineStr", "str" -> text(RichText.unescape(text));
            case "b", "d" -> text(text.toString());
            case "e" -> new SheetCell(SheetCell.Kind.ERROR, text.toString());
            default -> new SheetCell(SheetCell.Kind.NUMBER, text.toString());
        };
    }

    private static SheetCell text(String value) {
        return value.isEmpty() ? SheetCell.BLANK : new SheetCell(SheetCell.Kind.TEXT, CellText.restore(value));
    }

    private static int columnOf(String address) {
        var column = 0;
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if (c >= '0' && c <= '9') {
                break;
            }
            if (c < 'A' || c > 'Z' || column > MOST_COLUMNS) {
                throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column - 1;
    }

    private static int parse(CharSequence digits) {
        try {
            return Integer.parseInt(digits, 0, digits.length(), 10);
        } catch (NumberFormatException e) {
            throw WorkbookRefusal.WORKBOOK_DAMAGED.asException();
        }
    }
}
