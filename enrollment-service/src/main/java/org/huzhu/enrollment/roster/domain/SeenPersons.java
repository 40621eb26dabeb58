package org.huzhu.enrollment.roster.domain;

import java.util.Arrays;
import java.util.UUID;

/** Remembers which person stood in which row of one upload. Open addressing over arrays: a hundred thousand persons take four megabytes. */
public final class SeenPersons {

    private static final int NONE = -1;

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int[] rowNos = emptyRows(1024);
    private int size;

    /** The row in which the person stood first, which is the given one when it is new. */
    public int firstRowOf(UUID personId, int rowNo) {
        if (size * 2 > rowNos.length) {
            grow();
        }
        return place(personId.getMostSignificantBits(), personId.getLeastSignificantBits(), rowNo);
    }

    private int place(long mostSignificant, long leastSignificant, int rowNo) {
        var mask = rowNos.length - 1;
        var at = (int) (leastSignificant ^ (mostSignificant >>> 32)) & mask;
        while (rowNos[at] != NONE) {
            if (high[at] == mostSignificant && low[at] == leastSignificant) {
                return rowNos[at];
            }
            at = (at + 1) & mask;
        }
        high[at] = mostSignificant;
        low[at] = leastSignificant;
        rowNos[at] = rowNo;
        size++;
        return rowNo;
    }

    private void grow() {
        var oldHigh = high;
        var oldLow = low;
        var oldRows = rowNos;
        high = new long[oldRows.length * 2];
        low = new long[oldRows.length * 2];
        rowNos = emptyRows(oldRows.length * 2);
        size = 0;
        for (var i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != NONE) {
                place(oldHigh[i], oldLow[i], oldRows[i]);
            }
        }
    }

    private static int[] emptyRows(int length) {
        var rows = new int[length];
        Arrays.fill(rows, NONE);
        return rows;
    }
}
