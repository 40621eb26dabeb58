package org.huzhu.claims.injury.reader;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huzhu.claims.injury.domain.BenefitItem;
import org.huzhu.claims.injury.domain.InjuryRules;
import org.huzhu.platform.rulebook.reader.Kind;
import org.huzhu.platform.rulebook.reader.YamlMap;

/** Single values that only these rulebooks have. */
final class Kinds {

    private static final Pattern REGION = Pattern.compile("CN(-\\d{2}(\\d{2}){0,2})?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,6}(\\.\\d{1,4})?");
    private static final int GRADES = 10;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    static final Kind<String> REGION_CODE = new Kind<>(
            "地区代码（如CN-32、CN-3207）",
            InjuryRules.COUNTRY,
            text -> REGION.matcher(text).matches() ? text : null);

    /** A percentage, or a number of months or times. */
    static final Kind<BigDecimal> NUMBER =
            new Kind<>("不小于0的数", BigDecimal.ZERO, text -> PLAIN.matcher(text).matches() ? new BigDecimal(text) : null);

    static final Kind<BigDecimal> SIGNED = new Kind<>(
            "百分比（可为负数）",
            BigDecimal.ZERO,
            text -> PLAIN.matcher(text.replaceFirst("^-", "")).matches() ? new BigDecimal(text) : null);

    static final Kind<Integer> YEAR = new Kind<>("年份（如2024）", FIRST_YEAR, text -> {
        var isYear =
                text.matches("\\d{4}") && Integer.parseInt(text) >= FIRST_YEAR && Integer.parseInt(text) <= LAST_YEAR;
        return isYear ? Integer.valueOf(text) : null;
    });

    static final Kind<BenefitItem> ITEM = Kind.oneOf(BenefitItem.class);

    private Kinds() {}

    /** Figures by grade of disability; a graver injury never gets less. */
    static <T extends Comparable<T>> Map<Integer, T> byGrade(YamlMap map, Kind<T> kind) {
        return map.required("byGrade", each -> grades(each, kind), Map.<Integer, T>of());
    }

    private static <T extends Comparable<T>> Map<Integer, T> grades(YamlMap map, Kind<T> kind) {
        var figures = new TreeMap<Integer, T>();
        for (var name : map.names()) {
            var grade = grade(name);
            if (grade.isEmpty()) {
                map.wrong(name, "“" + name + "”应为伤残等级1至" + GRADES);
            }
            var value = map.required(name, kind);
            grade.ifPresent(each -> figures.put(each, value));
        }
        if (figures.isEmpty()) {
            map.wrong("", "缺少各伤残等级的标准");
        }
        figures.forEach((grade, value) -> {
            var graver = Optional.ofNullable(figures.lowerEntry(grade));
            if (graver.filter(entry -> entry.getValue().compareTo(value) < 0).isPresent()) {
                map.wrong(String.valueOf(grade), grade + "级的标准高于" + graver.get().getKey() + "级");
            }
        });
        return figures;
    }

    static Optional<Integer> grade(String text) {
        return text.matches("\\d{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= GRADES
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
