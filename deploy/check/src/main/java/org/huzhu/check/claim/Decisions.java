package org.huzhu.check.claim;

import java.io.IOException;
import java.util.List;

/** Recomputes decisions; claims-service does it, because only it can open what they rest on. */
public interface Decisions {

    /** @param id claim and number of the decision; @param what differs */
    record Mismatch(String id, String what) {}

    /** @param next where to go on; empty at the end */
    record Page(long checked, List<Mismatch> mismatches, String next) {}

    /** The next decisions after a place; the empty place is before the first. */
    Page verify(String after) throws IOException;
}
