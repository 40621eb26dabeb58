package org.huzhu.enrollment.transfer.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huzhu.platform.time.CoverageTerm;

/** Decides the rows of a batch against the coverage there is: the same term again changes nothing, an overlapping one is refused. */
public final class Settlement {

    /** Active coverage of a person. */
    public record Held(UUID personId, String product, CoverageTerm term, UUID coverageId) {}

    /** What becomes of a row. */
    public sealed interface Decision {

        record Cover(UUID coverageId) implements Decision {}

        record AlreadyThere(UUID coverageId) implements Decision {}

        record Overlaps(CoverageTerm held) implements Decision {}
    }

    private final List<Held> held;

    public Settlement(List<Held> held) {
        this.held = new ArrayList<>(held);
    }

    /** Earlier decisions count for later rows. */
    public Decision decide(UUID personId, Candidate candidate, UUID newCoverageId) {
        for (var other : held) {
            if (other.personId().equals(personId)
                    && other.product().equals(candidate.product())
                    && other.term().overlaps(candidate.term())) {
                return other.term().equals(candidate.term())
                        ? new Decision.AlreadyThere(other.coverageId())
                        : new Decision.Overlaps(other.term());
            }
        }
        held.add(new Held(personId, candidate.product(), candidate.term(), newCoverageId));
        return new Decision.Cover(newCoverageId);
    }
}
