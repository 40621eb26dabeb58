package org.huzhu.claims.injury.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.CalculateInjury.Alternative;
import org.huzhu.claims.injury.CalculateInjury.Answer;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.Calculation;
import org.huzhu.claims.injury.domain.Frequency;
import org.huzhu.claims.injury.domain.InjuryCase;
import org.huzhu.claims.injury.domain.InjuryRefusal;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.claims.injury.domain.Line;
import org.huzhu.claims.injury.domain.ParameterCode;
import org.huzhu.claims.injury.domain.Payer;
import org.huzhu.claims.injury.domain.Warning;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.jspecify.annotations.Nullable;

/** A result as clients see it (CMP-071). */
@Schema(name = "InjuryCalculation")
record CalculationView(
        String ruleSet,
        String ruleSetName,
        @Schema(description = "为何适用该规则集") String selection,
        String region,
        String regionName,
        LocalDate recognitionDate,
        @Nullable Wage ownWage,
        List<Parameter> parameters,
        List<LineView> lines,
        Totals totals,
        List<Warning> warnings,
        @Schema(description = "相同的结果有相同的摘要") String calculationHash,
        @Nullable String remark,
        @Schema(description = "compare为true时，其他规则集的结果") List<Other> alternatives) {

    @Schema(name = "InjuryOwnWage", description = "本人工资：平均、上下限、核定")
    record Wage(
            String average,
            @Nullable Integer months,
            String floor,
            String cap,
            String base,
            String formula,
            String clause,
            String source,
            RuleStatus status) {}

    @Schema(name = "InjuryParameter", description = "所用的年度数据；year为null表示由申请人填写")
    record Parameter(
            ParameterCode code,
            String name,
            String region,
            @Nullable Integer year,
            String value,
            @Nullable RuleStatus status,
            String source) {}

    @Schema(name = "InjuryLine")
    record LineView(
            BenefitItem item,
            String name,
            @Schema(example = "66000.00") String amount,
            Frequency frequency,
            Payer payer,
            String formula,
            List<Line.Input> inputs,
            String clause,
            String source,
            RuleStatus status,
            @Schema(description = "在什么条件下发给") @Nullable String condition,
            @Schema(description = "请求中的第几名供养亲属") @Nullable Integer dependant) {}

    @Schema(name = "InjuryTotals", description = "总计只含一次性项目（速算表第12行），按月项目另计")
    record Totals(
            String oneOff,
            String oneOffFund,
            String oneOffEmployer,
            String monthly,
            String monthlyFund,
            String monthlyEmployer) {}

    @Schema(name = "InjuryAlternative", description = "其他规则集的结果；problem不为null表示无法计算")
    record Other(
            String ruleSet,
            String ruleSetName,
            List<LineView> lines,
            @Nullable Totals totals,
            List<Warning> warnings,
            @Nullable String problem,
            List<String> missing) {}

    static CalculationView of(Answer answer, InjuryCase about, InjuryRules rules, @Nullable String remark) {
        var calculation = answer.calculation();
        var set = calculation.ruleSet();
        return new CalculationView(
                set.code(),
                set.nameZh(),
                set.selection().clause(),
                about.region(),
                rules.nameOf(about.region()),
                about.recognitionDate(),
                calculation.ownWage().map(CalculationView::wage).orElse(null),
                calculation.figures().stream().map(CalculationView::parameter).toList(),
                lines(calculation),
                totals(calculation),
                calculation.warnings(),
                calculation.hash(),
                remark,
                answer.others().stream().map(CalculationView::other).toList());
    }

    private static Wage wage(Calculation.OwnWage wage) {
        Provenance from = wage.from();
        return new Wage(
                Money.text(wage.average()),
                wage.months().orElse(null),
                Money.text(wage.floor()),
                Money.text(wage.cap()),
                Money.text(wage.base()),
                wage.formula(),
                from.clause(),
                from.source(),
                from.status());
    }

    private static Parameter parameter(Calculation.Figure figure) {
        return new Parameter(
                figure.code(),
                figure.code().nameZh(),
                figure.region(),
                figure.year().orElse(null),
                Money.text(figure.value()),
                figure.year().isPresent() ? figure.status() : null,
                figure.source());
    }

    private static List<LineView> lines(Calculation calculation) {
        return calculation.lines().stream()
                .map(line -> new LineView(
                        line.item(),
                        line.label(),
                        Money.text(line.amount()),
                        line.frequency(),
                        line.payer(),
                        line.formula(),
                        line.inputs(),
                        line.from().clause(),
                        line.from().source(),
                        line.status(),
                        line.condition().orElse(null),
                        line.dependant().orElse(null)))
                .toList();
    }

    private static Totals totals(Calculation calculation) {
        return new Totals(
                sum(calculation, Frequency.ONE_OFF, Optional.empty()),
                sum(calculation, Frequency.ONE_OFF, Optional.of(Payer.FUND)),
                sum(calculation, Frequency.ONE_OFF, Optional.of(Payer.EMPLOYER)),
                sum(calculation, Frequency.MONTHLY, Optional.empty()),
                sum(calculation, Frequency.MONTHLY, Optional.of(Payer.FUND)),
                sum(calculation, Frequency.MONTHLY, Optional.of(Payer.EMPLOYER)));
    }

    private static String sum(Calculation calculation, Frequency frequency, Optional<Payer> payer) {
        BigDecimal total = calculation.total(frequency, payer);
        return Money.text(total);
    }

    private static Other other(Alternative alternative) {
        var set = alternative.ruleSet();
        return switch (alternative.outcome()) {
            case Done<Calculation> done ->
                new Other(
                        set.code(),
                        set.nameZh(),
                        lines(done.value()),
                        totals(done.value()),
                        done.value().warnings(),
                        null,
                        List.of());
            case Refused<Calculation> refused ->
                new Other(
                        set.code(),
                        set.nameZh(),
                        List.of(),
                        null,
                        List.of(),
                        refused.refusal().code(),
                        gaps(refused));
        };
    }

    /** What would have to be known, in Chinese. */
    private static List<String> gaps(Refused<Calculation> refused) {
        return switch (refused.refusal()) {
            case InjuryRefusal.ParameterMissing missing ->
                missing.missing().stream()
                        .map(gap -> "缺少" + gap.region() + " " + gap.year() + "年的" + gap.name())
                        .toList();
            case InjuryRefusal.Invalid invalid ->
                invalid.errors().stream().map(InjuryRefusal.Problem::detail).toList();
            default -> List.of();
        };
    }
}
