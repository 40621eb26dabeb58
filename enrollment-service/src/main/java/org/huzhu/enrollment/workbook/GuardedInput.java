package org.huzhu.enrollment.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * One part of a workbook while it is inflated. Counts what really comes out, whatever the headers claim, and watches for markup or text without
 * end, which a parser would collect in memory.
 */
final class GuardedInput extends FilterInputStream {

    private static final long RATIO_MATTERS_FROM = 1L << 20;
    private static final int LONGEST_RUN = 256 * 1024;

    private final InflationBudget budget;
    private final long mostBytes;
    private final boolean isXml;
    private long inflated;
    private int run;

    /**
     * @param compressedBytes which the zip reader never exceeds
     * @param isXml false for parts that are only measured
     */
    GuardedInput(InputStream in, InflationBudget budget, long compressedBytes, boolean isXml) {
        super(in);
        this.budget = budget;
        this.mostBytes = Math.max(RATIO_MATTERS_FROM, compressedBytes * budget.maxRatio());
        this.isXml = isXml;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        if (count > 0) {
            inflated += count;
            budget.spend(count);
            if (inflated > mostBytes) {
                throw WorkbookRefusal.WORKBOOK_TOO_LARGE.asException();
            }
            if (isXml) {
                watchRuns(buffer, offset, count);
            }
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void watchRuns(byte[] buffer, int offset, int count) {
        var last = offset + count - 1;
        while (last >= offset && buffer[last] != '<' && buffer[last] != '>') {
            last--;
        }
        if (last < offset) {
            run += count;
        } else if (count > LONGEST_RUN) {
            run = longestInside(buffer, offset, count);
        } else {
            run = offset + count - 1 - last;
        }
        if (run > LONGEST_RUN) {
            throw WorkbookRefusal.WORKBOOK_TOO_LARGE.asException();
        }
    }

    /** Only for a caller that reads with an unusually large buffer. */
    private static int longestInside(byte[] buffer, int offset, int count) {
        var longest = 0;
        var current = 0;
        for (var i = offset; i < offset + count; i++) {
            current = buffer[i] == '<' || buffer[i] == '>' ? 0 : current + 1;
            longest = Math.max(longest, current);
        }
        return longest > LONGEST_RUN ? longest : current;
    }
}
