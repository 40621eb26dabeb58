package org.huzhu.enrollment.workbook;

import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;

/** Why a file is not read as a workbook; the problem catalogue has the texts. */
enum WorkbookRefusal {
    WORKBOOK_EMPTY_FILE,
    WORKBOOK_NOT_XLSX,
    WORKBOOK_MACROS,
    WORKBOOK_ENCRYPTED,
    WORKBOOK_DAMAGED,
    WORKBOOK_FORBIDDEN_XML,
    WORKBOOK_TOO_LARGE;

    /** Found deep inside a stream, where no value can be returned. */
    RefusedException asException() {
        return new RefusedException(Refusal.of(name()));
    }
}
