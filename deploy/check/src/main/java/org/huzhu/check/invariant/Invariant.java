package org.huzhu.check.invariant;

import java.io.IOException;
import java.sql.SQLException;
import org.huzhu.check.store.Snapshot;

/** Something that must hold at every moment. */
public interface Invariant {

    /** I1 to I9, or LOSS. */
    String id();

    Title title();

    /** Looks once; what is found is looked at again before it is reported. */
    Findings look(Snapshot snapshot) throws SQLException, IOException;

    /** What the invariant says, in both languages. */
    record Title(String zh, String en) {}
}
