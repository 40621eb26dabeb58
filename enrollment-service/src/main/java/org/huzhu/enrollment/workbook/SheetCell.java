package org.huzhu.enrollment.workbook;

/** One cell as the sheet holds it. A number's text is what the file says, a formula's text is its last result. */
public record SheetCell(Kind kind, String text) {

    public static final SheetCell BLANK = new SheetCell(Kind.TEXT, "");

    /** What the cell really is, whatever its format shows. */
    public enum Kind {
        TEXT,
        NUMBER,
        FORMULA,
        ERROR
    }
}
