package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.huzhu.platform.rulebook.RuleStatus;

/**
 * What a case is worth.
 *
 * @param items in the order of the rulebook
 * @param total sum of the rounded item amounts, CNY
 * @param certain false where a figure that was used is not certain enough to pay from (rulebook 3.6)
 */
public record Decision(String product, String version, List<ItemDecision> items, BigDecimal total, boolean certain) {

    public Decision {
        items = List.copyOf(items);
    }

    /** Nothing of what was claimed is granted. */
    public boolean isDenied() {
        return total.signum() == 0;
    }

    /** 一项保障责任的决定. */
    public record ItemDecision(
            String responsibility,
            LocalDate eventDate,
            Verdict verdict,
            BigDecimal amount,
            List<Reason> reasons,
            List<Line> lines) {

        public ItemDecision {
            reasons = List.copyOf(reasons);
            lines = List.copyOf(lines);
        }
    }

    /** GRANTED pays; DENIED does not, for its reasons; OPEN cannot be decided until a fact is told or a figure is set. */
    public enum Verdict {
        GRANTED,
        DENIED,
        OPEN
    }

    /**
     * Why not, or why not yet.
     *
     * @param code stable, for example {@code WAITING_PERIOD}
     * @param text Chinese, with the days and figures
     * @param missing names of the facts somebody must still tell; the rulebook's dictionary has their questions
     */
    public record Reason(String code, String text, String clause, String source, List<String> missing) {

        public Reason {
            missing = List.copyOf(missing);
        }
    }

    /**
     * One step of the computation (row 55): amount = formula of inputs, by this clause from this source.
     *
     * @param line code of the step, for example {@code DAYS}, {@code BENEFIT}, {@code CAP_PER_TERM}
     * @param formula Chinese, readable by the member
     * @param inputs by name, exact
     * @param amount what the item is worth after this step, exact; only the last step rounds (rulebook 3.5)
     */
    public record Line(
            String line,
            String formula,
            SortedMap<String, String> inputs,
            BigDecimal amount,
            String clause,
            String source,
            RuleStatus status) {}
}
