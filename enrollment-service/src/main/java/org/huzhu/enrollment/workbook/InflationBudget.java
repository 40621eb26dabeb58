package org.huzhu.enrollment.workbook;

/** What all parts of one workbook may inflate to together. */
final class InflationBudget {

    private final int maxRatio;
    private long left;

    InflationBudget(WorkbookLimits limits) {
        this.maxRatio = limits.maxRatio();
        this.left = limits.maxInflatedBytes();
    }

    int maxRatio() {
        return maxRatio;
    }

    void spend(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw WorkbookRefusal.WORKBOOK_TOO_LARGE.asException();
        }
    }
}
