package org.huzhu.enrollment.roster.domain;

import java.util.ArrayList;
import java.util.List;
import org.huzhu.platform.values.HalfWidth;

/** Collects what is to be said of one row. Most rows need none of the lists, so they are made when the first entry comes. */
final class Findings {

    private List<Finding> reasons = List.of();
    private List<Finding> warnings = List.of();
    private List<Finding> repairs = List.of();

    List<Finding> reasons() {
        return reasons;
    }

    List<Finding> warnings() {
        return warnings;
    }

    List<Finding> repairs() {
        return repairs;
    }

    void reason(Reason reason, String place) {
        add(reason.at(place));
    }

    void add(Finding reason) {
        reasons = with(reasons, reason);
    }

    void warn(Hint hint, String place) {
        warnings = with(warnings, hint.at(place));
    }

    void repair(Hint hint, String place) {
        repairs = with(repairs, hint.at(place));
    }

    /** Notes a cell whose value cannot be taken as typed. */
    boolean isUnreadable(RawCell cell, Field field, String place) {
        return switch (cell.kind()) {
            case FORMULA -> {
                add(Reason.inField(Reason.FORMULA_CELL, field, place));
                yield true;
            }
            case ERROR -> {
                add(Reason.inField(Reason.ERROR_CELL, field, place));
                yield true;
            }
            case TEXT, NUMBER -> false;
        };
    }

    /** Without blanks at the ends; noted as a repair. A cell of nothing but blanks is simply empty. */
    String strip(String text, String place) {
        var stripped = HalfWidth.strip(text);
        if (stripped.length() < text.length() && !stripped.isEmpty()) {
            repair(Hint.OUTER_SPACE, place);
        }
        return stripped;
    }

    /** A number in half-width characters and without any blanks; each repair noted. */
    String compact(String text, String place) {
        if (isPlain(text)) {
            return text;
        }
        var stripped = strip(text, place);
        var compact = HalfWidth.compact(stripped);
        if (compact.length() < stripped.length()) {
            repair(Hint.INNER_SPACE, place);
        }
        var half = HalfWidth.of(compact);
        if (!half.equals(compact)) {
            repair(Hint.FULL_WIDTH, place);
        }
        return half;
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static List<Finding> with(List<Finding> findings, Finding finding) {
        var all = findings.isEmpty() ? new ArrayList<Finding>(3) : findings;
        all.add(finding);
        return all;
    }
}
