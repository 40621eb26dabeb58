package org.huzhu.standalone.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/** Rosters of people who exist nowhere. */
public final class Rosters {

    private Rosters() {}

    /** The same people for the same seed, no ID number twice. */
    public static List<RosterRow> of(int persons, long seed) {
        var synthetic = new Synthetic(new SplittableRandom(seed));
        var seen = new HashSet<String>();
        var rows = new ArrayList<RosterRow>();
        while (rows.size() < persons) {
            var id = synthetic.idNumber();
            if (seen.add(id)) {
                rows.add(new RosterRow(
                        rows.size() + 4, synthetic.name(), id, synthetic.card(), "无锡农村商业银行", synthetic.phone(), false));
            }
        }
        return rows;
    }
}
