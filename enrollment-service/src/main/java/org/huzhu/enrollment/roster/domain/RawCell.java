package org.huzhu.enrollment.roster.domain;

/** One value as it was handed in, before any repair. */
public record RawCell(String text, Kind kind) {

    public static final RawCell BLANK = new RawCell("", Kind.TEXT);

    /** What the cell holds. A number has lost all digits after the fifteenth (rulebook 0.5 no. 8). */
    public enum Kind {
        TEXT,
        NUMBER,
        FORMULA,
        ERROR
    }

    public static RawCell text(String text) {
        return new RawCell(text, Kind.TEXT);
    }
}
