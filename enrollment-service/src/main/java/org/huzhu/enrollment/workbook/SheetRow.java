package org.huzhu.enrollment.workbook;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number as the program shows it, from 1
 * @param cells from column A on; missing ones are blank
 */
public record SheetRow(int number, List<SheetCell> cells) {

    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.BLANK;
    }
}
