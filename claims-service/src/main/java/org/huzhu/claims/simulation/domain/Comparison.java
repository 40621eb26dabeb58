package org.huzhu.claims.simulation.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;

/**
 * One claim under both rulebooks.
 *
 * @param open the new rules leave something undecided: a fact they ask for was never told
 * @param first where the explanations part; empty where they say the same
 */
public record Comparison(
        UUID claimId, BigDecimal before, BigDecimal after, Change change, boolean open, Optional<Parting> first) {

    /** What the member would have noticed. */
    public enum Change {
        SAME,
        MORE,
        LESS,
        NEWLY_GRANTED,
        NEWLY_DENIED
    }

    /**
     * The first line that differs.
     *
     * @param before empty where only the new explanation has a line there
     * @param after empty where only the old explanation has a line there
     */
    public record Parting(String responsibility, String line, String before, String after) {}

    public static Comparison of(UUID claimId, Decision before, Decision after) {
        return new Comparison(
                claimId,
                before.total(),
                after.total(),
                change(before.total(), after.total()),
                after.items().stream().anyMatch(item -> item.verdict() == Verdict.OPEN),
                parting(lines(before), lines(after)));
    }

    /** Worth listing: an amount or the way to it is another. */
    public boolean differs() {
        return first.isPresent();
    }

    private static Change change(BigDecimal before, BigDecimal after) {
        var more = after.compareTo(before);
        if (more == 0) {
            return Change.SAME;
        }
        if (before.signum() == 0) {
            return Change.NEWLY_GRANTED;
        }
        if (after.signum() == 0) {
            return Change.NEWLY_DENIED;
        }
        return more > 0 ? Change.MORE : Change.LESS;
    }

    private record Said(String responsibility, String line, String text) {}

    private static List<Said> lines(Decision decision) {
        var said = new ArrayList<Said>();
        for (var item : decision.items()) {
            item.lines().forEach(line -> said.add(new Said(item.responsibility(), line.line(), line.formula())));
            item.reasons().forEach(reason -> said.add(new Said(item.responsibility(), reason.code(), reason.text())));
        }
        return said;
    }

    private static Optional<Parting> parting(List<Said> before, List<Said> after) {
        for (var at = 0; at < Math.max(before.size(), after.size()); at++) {
            var was = at < before.size() ? Optional.of(before.get(at)) : Optional.<Said>empty();
            var is = at < after.size() ? Optional.of(after.get(at)) : Optional.<Said>empty();
            if (!was.equals(is)) {
                var named = is.or(() -> was).orElseThrow();
                return Optional.of(new Parting(
                        named.responsibility(),
                        named.line(),
                        was.map(Said::text).orElse(""),
                        is.map(Said::text).orElse("")));
            }
        }
        return Optional.empty();
    }
}
