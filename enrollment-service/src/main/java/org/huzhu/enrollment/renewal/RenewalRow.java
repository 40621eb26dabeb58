package org.huzhu.enrollment.renewal;

import java.util.UUID;
import org.huzhu.platform.time.CoverageTerm;

/** A person on the list, as stored. */
public record RenewalRow(
        UUID coverageId, UUID personId, String product, byte[] sealed, String remark, CoverageTerm term) {}
