package org.huzhu.claims.settlement;

import java.util.Map;
import java.util.TreeMap;
import org.huzhu.platform.values.Refusal;

/**
 * What an earlier try taught, whose transaction was given up. The common case needs one try and no look-ups before it.
 *
 * @param humans why a product's claim cannot be decided by the system
 * @param looksForClaimed something of the stay is claimed already: find out what
 */
record Plan(Map<String, Refusal> humans, boolean looksForClaimed, int tries) {

    static final int MOST_TRIES = 8;
    static final Plan FIRST = new Plan(Map.of(), false, 1);

    Plan human(String product, Refusal why) {
        var more = new TreeMap<>(humans);
        more.put(product, why);
        return new Plan(Map.copyOf(more), looksForClaimed, tries + 1);
    }

    Plan lookForClaimed() {
        return new Plan(humans, true, tries + 1);
    }

    /** Rolls the try back; the next one follows this plan. */
    static final class GivenUp extends RuntimeException {
        private final transient Plan next;

        GivenUp(Plan next) {
            super(null, null, false, false);
            this.next = next;
        }

        Plan next() {
            return next;
        }
    }
}
