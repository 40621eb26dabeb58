package org.huzhu.enrollment.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.enrollment.roster.domain.RawCell;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.huzhu.enrollment.workbook.SheetCell;
import org.huzhu.enrollment.workbook.SheetRow;
import org.huzhu.enrollment.workbook.SheetRows;
import org.huzhu.enrollment.workbook.WorkbookFile;
import org.huzhu.enrollment.workbook.WorkbookLimits;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.huzhu.platform.workbook.CellText;

/** Reads existing cover from the first visible sheet of a workbook. Blocks; a file that is wrong as a whole ends with a {@link RefusedException}. */
final class SheetCover {

    private static final int HEADER_WITHIN = 20;
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final Map<String, String> CARD_KINDS = Map.of("社保卡", "SS_CARD", "工会会员服务卡", "UNION_CARD");

    private final Map<TransferColumn, Integer> columns;

    private SheetCover(Map<TransferColumn, Integer> columns) {
        this.columns = columns;
    }

    /** At most {@code maxRows + 1} rows: the surplus one tells that there are too many. */
    static List<TransferRow> read(Path file, WorkbookLimits limits, int maxRows) throws IOException {
        try (var workbook = WorkbookFile.open(file, limits);
                var rows = workbook.firstVisibleSheet()) {
            var sheet = new SheetCover(header(rows));
            var read = new ArrayList<TransferRow>();
            for (var row = rows.next(); row.isPresent() && read.size() <= maxRows; row = rows.next()) {
                if (!sheet.isBlank(row.get())) {
                    read.add(sheet.row(row.get()));
                }
            }
            workbook.measureTheRest();
            return read;
        }
    }

    private static Map<TransferColumn, Integer> header(SheetRows rows) {
        for (var row = rows.next(); row.isPresent() && row.get().number() <= HEADER_WITHIN; row = rows.next()) {
            var columns = columns(row.get());
            if (Arrays.stream(TransferColumn.values())
                    .filter(TransferColumn::isRequired)
                    .allMatch(columns::containsKey)) {
                return columns;
            }
        }
        var expected = Arrays.stream(TransferColumn.values())
                .filter(TransferColumn::isRequired)
                .map(TransferColumn::label)
                .toList();
        throw new RefusedException(Refusal.of("BATCH_HEADER_INVALID", Map.of("expected", String.join("、", expected))));
    }

    private static Map<TransferColumn, Integer> columns(SheetRow row) {
        var columns = new EnumMap<TransferColumn, Integer>(TransferColumn.class);
        for (var i = 0; i < row.cells().size(); i++) {
            var place = i;
            TransferColumn.labelled(row.cell(i).text()).ifPresent(column -> columns.putIfAbsent(column, place));
        }
        return columns;
    }

    private boolean isBlank(SheetRow row) {
        return columns.values().stream()
                .allMatch(place -> HalfWidth.strip(row.cell(place).text()).isEmpty());
    }

    private TransferRow row(SheetRow row) {
        return new TransferRow(
                row.number(),
                text(row, TransferColumn.NAME),
                text(row, TransferColumn.ID_NUMBER),
                text(row, TransferColumn.PHONE),
                text(row, TransferColumn.BANK_CARD),
                text(row, TransferColumn.BANK_NAME),
                cardKind(row),
                text(row, TransferColumn.PRODUCT),
                text(row, TransferColumn.CLASS_CODE),
                day(row, TransferColumn.FROM),
                day(row, TransferColumn.TO),
                text(row, TransferColumn.USCC),
                text(row, TransferColumn.UNIT_NAME),
                text(row, TransferColumn.REMARK),
                kinds(row));
    }

    private SheetCell cell(SheetRow row, TransferColumn column) {
        return Optional.ofNullable(columns.get(column)).map(row::cell).orElse(SheetCell.BLANK);
    }

    private String text(SheetRow row, TransferColumn column) {
        return CellText.restore(cell(row, column).text());
    }

    private String cardKind(SheetRow row) {
        var text = HalfWidth.strip(text(row, TransferColumn.CARD_KIND));
        return CARD_KINDS.getOrDefault(text, text);
    }

    /** A real date cell is a number of days. */
    private String day(SheetRow row, TransferColumn column) {
        var cell = cell(row, column);
        return cell.kind() == SheetCell.Kind.NUMBER && cell.text().matches("[0-9]{5}(\\.0+)?")
                ? SERIAL_ZERO
                        .plusDays(Long.parseLong(cell.text().substring(0, 5)))
                        .toString()
                : cell.text();
    }

    private Map<Field, RawCell.Kind> kinds(SheetRow row) {
        var kinds = new EnumMap<Field, RawCell.Kind>(Field.class);
        for (var column : TransferColumn.values()) {
            column.field().ifPresent(field -> {
                var kind = kind(cell(row, column));
                if (kind != RawCell.Kind.TEXT) {
                    kinds.put(field, kind);
                }
            });
        }
        return kinds;
    }

    private static RawCell.Kind kind(SheetCell cell) {
        return switch (cell.kind()) {
            case TEXT -> RawCell.Kind.TEXT;
            case NUMBER -> RawCell.Kind.NUMBER;
            case FORMULA -> RawCell.Kind.FORMULA;
            case ERROR -> RawCell.Kind.ERROR;
        };
    }
}
