package org.huzhu.enrollment.roster;

import java.util.UUID;

/**
 * An upload (花名册导入) as it is worked on.
 *
 * @param file key of the stored file
 * @param checkpoint the last row that is staged
 */
public record RosterImport(
        UUID importId,
        String orderNo,
        UUID unitId,
        String product,
        RosterFormat format,
        Mode mode,
        Policy policy,
        String file,
        byte[] sha256,
        String startedBy,
        int total,
        int checkpoint,
        int attempts) {

    /** COMMIT changes the roster; DRY_RUN only says what would happen, and can be committed later. */
    public enum Mode {
        COMMIT,
        DRY_RUN
    }

    /** PARTIAL takes good and bad rows into their tabs, ATOMIC takes nothing when there is a bad one. */
    public enum Policy {
        PARTIAL,
        ATOMIC
    }

    /** What has been counted up to a row. Counted anew after a restart, so a takeover cannot add anything twice. */
    public record Progress(
            int lastRow,
            int processed,
            int eligible,
            int ineligible,
            int blankRows,
            int sampleRows,
            int repairedRows,
            int warnedRows) {

        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0);

        Progress with(SealedRow row, int blank, int samples) {
            return new Progress(
                    row.rowNo(),
                    processed + 1,
                    eligible + (row.isEligible() ? 1 : 0),
                    ineligible + (row.isEligible() ? 0 : 1),
                    blank,
                    samples,
                    repairedRows + (row.repairs().isEmpty() ? 0 : 1),
                    warnedRows + (row.warnings().isEmpty() ? 0 : 1));
        }
    }

    /** What a merge did to the roster. */
    public record Merge(long added, long replaced, long unchanged, long revision) {}

    /** Eligible and ineligible after everything has been looked at. */
    public record Counts(int eligible, int ineligible) {

        int total() {
            return eligible + ineligible;
        }
    }
}
