package org.huzhu.claims.injury.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huzhu.claims.injury.domain.RegionRules.RegionalRule;

/** All tables and figures that are loaded. */
public record InjuryRules(List<RuleSet> ruleSets, List<RegionRules> regions, List<Parameter> parameters) {

    /** What holds in the whole country stands under this code. */
    public static final String COUNTRY = "CN";

    public InjuryRules {
        ruleSets = ruleSets.stream()
                .sorted(Comparator.comparing(RuleSet::recognisedFrom))
                .toList();
        regions = List.copyOf(regions);
        parameters = List.copyOf(parameters);
    }

    public Optional<RuleSet> ruleSet(LocalDate recognitionDate) {
        return ruleSets.stream().filter(set -> set.isFor(recognitionDate)).findFirst();
    }

    public Optional<RegionRules> region(String code) {
        return regions.stream().filter(region -> region.code().equals(code)).findFirst();
    }

    /** The region's own name, or that of the nearest larger one with the code. */
    public String nameOf(String code) {
        return region(code)
                .map(RegionRules::nameZh)
                .orElseGet(() -> chain(code)
                        .findFirst()
                        .map(larger -> larger.nameZh() + "（" + code + "）")
                        .orElse(code));
    }

    /** {@code CN-32} of {@code CN-3207}. */
    public static String provinceOf(String code) {
        return code.length() > 5 ? code.substring(0, 5) : code;
    }

    /** The region's rule if it has one, otherwise its province's. */
    Optional<RegionalRule> regional(
            String region, BenefitItem item, Optional<Integer> grade, boolean rescue, LocalDate day) {
        return chain(region)
                .flatMap(rules -> rules.rules().stream())
                .filter(rule -> rule.item() == item && rule.isFor(grade, rescue) && rule.isValidOn(day))
                .findFirst();
    }

    Optional<RegionRules.Float> floatOf(String region, BenefitItem item) {
        return chain(region)
                .flatMap(rules -> rules.floats().stream())
                .filter(each -> each.item() == item)
                .findFirst();
    }

    Optional<RuleSet.Offset> offset(RuleSet set, String region, BenefitItem item) {
        return Stream.concat(set.offsets().stream(), chain(region).flatMap(rules -> rules.offsets().stream()))
                .filter(each -> each.item() == item)
                .findFirst();
    }

    /** That very year's, of that very region unless it says that another's holds there. */
    Optional<Parameter> parameter(ParameterCode code, String region, int year) {
        return parameters.stream()
                .filter(each -> each.code() == code && each.region().equals(region) && each.year() == year)
                .findFirst();
    }

    String parametersOf(String region) {
        return chain(region)
                .flatMap(rules -> rules.parametersFrom().stream())
                .findFirst()
                .orElse(region);
    }

    /** From the region itself to the country. */
    private Stream<RegionRules> chain(String code) {
        var codes = new ArrayList<String>();
        for (var each = code; each.length() > COUNTRY.length(); each = each.substring(0, each.length() - 2)) {
            codes.add(each);
        }
        return codes.stream().flatMap(each -> region(each).stream());
    }
}
