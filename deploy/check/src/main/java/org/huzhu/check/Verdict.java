package org.huzhu.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.check.invariant.Finding;
import org.huzhu.check.invariant.Invariant.Title;

/**
 * What became of one invariant.
 *
 * @param examples the first findings
 * @param failure why it could not be checked; empty when it could
 */
public record Verdict(
        String id,
        Title title,
        long violations,
        List<Finding> examples,
        Map<String, String> lookedAt,
        Optional<String> failure,
        long millis) {

    public boolean isClean() {
        return violations == 0 && failure.isEmpty();
    }
}
