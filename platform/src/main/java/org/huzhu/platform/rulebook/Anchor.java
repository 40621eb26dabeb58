package org.huzhu.platform.rulebook;

/** From which day a period counts (rulebook 3.2). */
public enum Anchor {
    COVERAGE_EXPIRY,
    ACCIDENT_DATE,
    DISCHARGE_DATE,
    DIAGNOSIS_DATE,
    /** The application became complete. */
    COMPLETE_DATE,
    /** The society received the medical-insurance data. */
    DATA_RECEIVED,
    FILING_DATE,
    APPLIED_DATE
}
