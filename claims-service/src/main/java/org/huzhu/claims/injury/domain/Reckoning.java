package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.injury.domain.InjuryRefusal.Problem;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;

/** One calculation while it is made: what the parts of the calculator share. */
final class Reckoning {

    private static final String UNINSURED = "用人单位未参加工伤保险，由用人单位按工伤保险待遇项目和标准支付（%s）";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final InjuryRules rules;
    final InjuryCase about;
    final RuleSet set;
    final Figures figures;

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Warning> warnings = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Reckoning(InjuryRules rules, InjuryCase about, RuleSet set) {
        this.rules = rules;
        this.about = about;
        this.set = set;
        this.figures = new Figures(rules, about);
    }

    /** An amount that is not yet rounded, how it came about, and from which figures. */
    record Worked(BigDecimal amount, String formula, List<Input> inputs, List<RuleStatus> statuses) {

        static Worked of(BigDecimal amount, String formula, List<Input> inputs) {
            return new Worked(amount, formula, inputs, List.of());
        }

        static Worked of(BigDecimal amount, String formula, List<Input> inputs, Figures.Named figure) {
            return new Worked(amount, formula, inputs, List.of(figure.figure().status()));
        }
    }

    void add(BenefitRule rule, Worked worked) {
        add(rule, rule.payer(), rule.from(), worked);
    }

    void add(BenefitRule rule, Provenance from, Worked worked) {
        add(rule, rule.payer(), from, worked);
    }

    void add(BenefitRule rule, Payer payer, Provenance from, Worked worked) {
        add(
                rule.item(),
                rule.item().nameZh(),
                rule.frequency(),
                payer,
                rule.condition(),
                Optional.empty(),
                from,
                worked);
    }

    void add(
            BenefitItem item,
            String label,
            Frequency frequency,
            Payer payer,
            Optional<String> condition,
            Optional<Integer> dependant,
            Provenance from,
            Worked worked) {
        var amount = Money.round(worked.amount());
        var status = worst(from.status(), worked.statuses());
        var payable = about.insured() ? payer : Payer.EMPLOYER;
        if (payable != payer) {
            warn("UNINSURED", UNINSURED.formatted(set.uninsured().clause()));
        }
        if (!status.isCertain()) {
            warn(
                    "FIGURE_" + status + "_" + item,
                    label + "所依据的规定或数据" + (status == RuleStatus.DEMO ? "为演示数据" : "未经核实") + "，结果仅供参考");
        }
        lines.add(new Line(
                item,
                label,
                amount,
                frequency,
                payable,
                worked.formula() + " = " + Money.text(amount),
                worked.inputs(),
                from,
                status,
                condition,
                dependant));
    }

    void warn(String code, String text) {
        warnings.putIfAbsent(code, new Warning(code, text));
    }

    void wrong(String field, String code, String detail) {
        problems.add(new Problem(field, code, detail));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings.values());
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED);
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The statuses stand in the order of certainty. */
    private static RuleStatus worst(RuleStatus first, List<RuleStatus> others) {
        return others.stream().reduce(first, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
