package org.huzhu.enrollment.coverage.domain;

import java.time.LocalDate;
import org.huzhu.platform.time.CoverageTerm;

/** 参保状态 as a record shows it on a day (WXU-053). Nothing has to run for it to change. */
public enum CoverageStatus {
    NOT_STARTED("未开始"),
    ACTIVE("参保中"),
    EXPIRED("已到期"),
    CANCELLED("已取消");

    private final String text;

    CoverageStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static CoverageStatus on(LocalDate day, CoverageTerm term, boolean isCancelled) {
        if (isCancelled) {
            return CANCELLED;
        }
        if (day.isBefore(term.from())) {
            return NOT_STARTED;
        }
        return day.isAfter(term.to()) ? EXPIRED : ACTIVE;
    }
}
