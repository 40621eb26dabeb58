package org.huzhu.claims.adjudication.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Case;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.Facts;

/**
 * A case as it is written down: all but the rules, which the product version and its digest name.
 *
 * @param ruleDay the day whose version of the terms decides
 */
public record Inputs(
        UUID claimId,
        String product,
        String version,
        LocalDate ruleDay,
        String classCode,
        Cover cover,
        SortedMap<String, Fact> facts,
        List<Item> items,
        List<Granted> history) {

    /** A fact with its type, so that {@code "15"} the number and {@code "15"} the text stay apart. */
    public record Fact(Type type, String value) {

        static Fact of(Object value) {
            return switch (value) {
                case Boolean flag -> new Fact(Type.BOOLEAN, flag.toString());
                case BigDecimal number -> new Fact(Type.NUMBER, number.toPlainString());
                case LocalDate day -> new Fact(Type.DATE, day.toString());
                default -> new Fact(Type.TEXT, value.toString());
            };
        }

        Object read() {
            return switch (type) {
                case BOOLEAN -> Boolean.valueOf(value);
                case NUMBER -> new BigDecimal(value);
                case DATE -> LocalDate.parse(value);
                case TEXT -> value;
            };
        }
    }

    /** The four kinds of value a fact can have. */
    public enum Type {
        BOOLEAN,
        NUMBER,
        DATE,
        TEXT
    }

    public static Inputs of(Case decided, LocalDate ruleDay) {
        var facts = new TreeMap<String, Fact>();
        decided.facts().values().forEach((name, value) -> facts.put(name, Fact.of(value)));
        return new Inputs(
                decided.claimId(),
                decided.product(),
                decided.version(),
                ruleDay,
                decided.classCode(),
                decided.cover(),
                facts,
                decided.items(),
                decided.history());
    }

    /** The case again, under its own rules. */
    public Case under(ClaimRules rules) {
        return under(version, rules);
    }

    /** The case under other rules, for a what-if. */
    public Case under(String otherVersion, ClaimRules rules) {
        var known = new TreeMap<String, Object>();
        facts.forEach((name, fact) -> known.put(name, fact.read()));
        return new Case(claimId, product, otherVersion, rules, classCode, cover, Facts.of(known), items, history);
    }
}
