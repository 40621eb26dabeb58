package org.huzhu.check.invariant;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one invariant found, and what it looked at. Keeps a bounded number of findings and counts the rest. */
public final class Findings {

    /** More than anybody reads; enough to compare two looks. */
    static final int KEPT = 10_000;

    private final SortedSet<Finding> kept = new TreeSet<>();
    private final TreeMap<String, String> looked = new TreeMap<>();
    private long total;

    public void add(String id, String what) {
        if (kept.size() < KEPT) {
            if (kept.add(new Finding(id, what))) {
                total++;
            }
        } else {
            total++;
        }
    }

    /** Says how much was looked at, so that "nothing found" cannot mean "nothing there". */
    public void looked(String at, long count) {
        looked.put(at, Long.toString(count));
    }

    public void looked(String at, String result) {
        looked.put(at, result);
    }

    public boolean isEmpty() {
        return total == 0;
    }

    public long total() {
        return total;
    }

    public SortedSet<Finding> kept() {
        return kept;
    }

    public SortedMap<String, String> lookedAt() {
        return looked;
    }

    /** What a second look found as well: the rest was on its way. */
    public Findings confirmedBy(Findings second) {
        if (total > KEPT || second.total > KEPT) {
            return second;
        }
        var both = new Findings();
        kept.stream().filter(second.kept::contains).forEach(finding -> both.add(finding.id(), finding.what()));
        both.looked.putAll(second.looked);
        return both;
    }
}
