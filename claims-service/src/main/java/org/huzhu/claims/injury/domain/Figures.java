package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Calculation.Figure;
import org.huzhu.claims.injury.domain.InjuryRefusal.Gap;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.values.Money;

/**
 * Yearly figures for one calculation: given by the caller, or configured for that very region and year. One that is
 * absent is noted and stands as 1 until all gaps are found; whoever asks throws the result away then.
 */
final class Figures {

    private static final String GIVEN = "由申请人填写";

    private final InjuryRules rules;
    private final InjuryCase about;
    private final Map<String, Figure> used = new LinkedHashMap<>();
    private final Map<String, Gap> gaps = new LinkedHashMap<>();

    Figures(InjuryRules rules, InjuryCase about) {
        this.rules = rules;
        this.about = about;
    }

    /** A figure and how a formula names it. */
    record Named(Figure figure, String words) {

        BigDecimal value() {
            return figure.value();
        }

        Line.Input input() {
            return new Line.Input(words, Money.text(figure.value()));
        }
    }

    Named averageWage(int year) {
        return find(
                ParameterCode.AVG_WAGE_MONTH,
                rules.parametersOf(about.region()),
                year,
                about.given().averageWage(),
                "averageWage",
                "统筹地区%s职工月平均工资");
    }

    /** Where the region is the province itself, the region's own figure is the province's. */
    Named provincialAverageWage(int year) {
        var province = InjuryRules.provinceOf(about.region());
        var given = about.given().provincialAverageWage();
        return find(
                ParameterCode.AVG_WAGE_MONTH,
                province,
                year,
                province.equals(about.region()) ? given.or(() -> about.given().averageWage()) : given,
                province.equals(about.region()) ? "averageWage" : "provincialAverageWage",
                "全省%s职工月平均工资");
    }

    /** Empty, not a gap: without it only the top-up cannot be told. */
    Optional<Named> minimumWage(int year) {
        var region = rules.parametersOf(about.region());
        return about.given().minimumWage().isPresent()
                        || rules.parameter(ParameterCode.MIN_WAGE, region, year).isPresent()
                ? Optional.of(find(
                        ParameterCode.MIN_WAGE,
                        region,
                        year,
                        about.given().minimumWage(),
                        "minimumWage",
                        "当地%s月最低工资标准"))
                : Optional.empty();
    }

    Named mealPerDay(int year) {
        return find(
                ParameterCode.MEAL_PER_DAY,
                rules.parametersOf(about.region()),
                year,
                about.given().localMealPerDay(),
                "localMealPerDay",
                "统筹地区%s住院伙食补助日标准");
    }

    Named national(ParameterCode code, int year) {
        var given = code == ParameterCode.URBAN_INCOME ? about.given().urbanIncome() : Optional.<BigDecimal>empty();
        return find(code, InjuryRules.COUNTRY, year, given, "urbanIncome", "%s" + code.nameZh());
    }

    /** Something that a region should have fixed and has not. */
    void gap(String parameter, String name, int year, String field) {
        gaps.put(parameter, new Gap(parameter, name, about.region(), year, field));
    }

    List<Gap> gaps() {
        return List.copyOf(gaps.values());
    }

    List<Figure> used() {
        return new ArrayList<>(used.values());
    }

    private Named find(
            ParameterCode code, String region, int year, Optional<BigDecimal> given, String field, String words) {
        if (given.isPresent()) {
            var figure = new Figure(code, region, Optional.empty(), given.get(), RuleStatus.VERIFIED, GIVEN);
            used.put(code + region, figure);
            return new Named(figure, words.formatted(""));
        }
        var configured = rules.parameter(code, region, year);
        if (configured.isEmpty()) {
            gaps.put(code + region + year, new Gap(code.name(), code.nameZh(), region, year, field));
        }
        var figure = configured
                .map(each -> new Figure(
                        code,
                        region,
                        Optional.of(year),
                        each.value(),
                        each.from().status(),
                        each.from().source()))
                .orElse(new Figure(code, region, Optional.of(year), BigDecimal.ONE, RuleStatus.UNVERIFIED, ""));
        used.put(code + region + year, figure);
        return new Named(figure, words.formatted(year + "年"));
    }
}
