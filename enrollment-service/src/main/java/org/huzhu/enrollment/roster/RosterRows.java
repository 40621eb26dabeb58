package org.huzhu.enrollment.roster;

import java.io.Closeable;
import java.util.Optional;
import org.huzhu.enrollment.roster.domain.RawRow;

/** The persons of an upload, one after the other, without blank rows and without the template's sample. Reading blocks. */
interface RosterRows extends Closeable {

    Optional<RawRow> next();

    /** Blank rows passed so far between rows that were not blank. */
    int blankRows();

    /** Sample rows passed so far. */
    int sampleRows();
}
