package org.huzhu.enrollment.roster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.RawRow;
import org.huzhu.enrollment.workbook.SheetRow;
import org.huzhu.enrollment.workbook.SheetRows;
import org.huzhu.enrollment.workbook.WorkbookFile;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;

/** A roster in a workbook. The header may stand below titles and notes; what stands in it must be the template's. */
final class SheetRoster implements RosterRows {

    private static final int HEADER_WITHIN = 20;

    private final WorkbookFile workbook;
    private final SheetRows rows;
    private final RosterLayout layout;
    private int lastRow;
    private int blankRows;
    private int sampleRows;

    private SheetRoster(WorkbookFile workbook, SheetRows rows, RosterLayout layout, int headerRow) {
        this.workbook = workbook;
        this.rows = rows;
        this.layout = layout;
        this.lastRow = headerRow;
    }

    /** Takes the workbook over, also when it is refused. */
    static SheetRoster open(WorkbookFile workbook) throws IOException {
        try {
            var rows = workbook.firstVisibleSheet();
            var header = header(rows);
            return new SheetRoster(
                    workbook, rows, RosterLayout.of(header).orElseThrow(() -> changed(header)), header.number());
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public Optional<RawRow> next() {
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            var raw = layout.read(row.get());
            if (raw.isBlank()) {
                continue;
            }
            blankRows += raw.rowNo() - lastRow - 1;
            lastRow = raw.rowNo();
            if (raw.isSample()) {
                sampleRows++;
            } else {
                return Optional.of(raw);
            }
        }
        return Optional.empty();
    }

    @Override
    public int blankRows() {
        return blankRows;
    }

    @Override
    public int sampleRows() {
        return sampleRows;
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            rows.close();
        }
    }

    private static SheetRow header(SheetRows rows) {
        for (var row = rows.next(); row.isPresent() && row.get().number() <= HEADER_WITHIN; row = rows.next()) {
            if (RosterLayout.looksLikeHeader(row.get())) {
                return row.get();
            }
        }
        throw changed(new SheetRow(1, List.of()));
    }

    private static RefusedException changed(SheetRow header) {
        return new RefusedException(Refusal.of(
                "TEMPLATE_CHANGED",
                Map.of(
                        "row",
                        header.number(),
                        "expected",
                        RosterLayout.TEMPLATE.labels(),
                        "found",
                        RosterLayout.shown(header))));
    }
}
