package org.huzhu.claims.intake.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Fact;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** Reads facts as clients write them, by the type the dictionary gives each. */
public final class FactReading {

    /** What the cover and the items say; nobody can tell it otherwise. */
    private static final Set<String> OURS = Set.of("product", "classCode", "eventDate");

    private static final Pattern GRADE = Pattern.compile("(?:LEVEL_?|([一二三]))(\\d)?级?(?:[甲乙丙]等)?");
    private static final String GRADES = "一二三";
    private static final int LONGEST_NUMBER = 15;
    private static final int LONGEST_TEXT = 200;

    private final FactDictionary dictionary;
    private final LocalDate today;

    public FactReading(FactDictionary dictionary, LocalDate today) {
        this.dictionary = dictionary;
        this.today = today;
    }

    /** Refused with FACT_UNKNOWN, FACT_INVALID or DATE_IN_FUTURE, naming the fact. */
    public Outcome<Facts> read(Map<String, Object> told) {
        var values = new TreeMap<String, Object>();
        for (var entry : new TreeMap<>(told).entrySet()) {
            var fact = dictionary.find(entry.getKey());
            if (fact.isEmpty()) {
                return refused(new Wrong("FACT_UNKNOWN", Map.of("fact", shown(entry.getKey())), entry.getKey()));
            }
            var value = value(fact.get(), entry.getValue());
            if (value.isEmpty()) {
                return refused(invalid(fact.get()));
            }
            if (value.get() instanceof LocalDate day && day.isAfter(today)) {
                return refused(new Wrong(
                        "DATE_IN_FUTURE", Map.of("date", day.toString(), "today", today.toString()), entry.getKey()));
            }
            if (!OURS.contains(entry.getKey())) {
                values.put(entry.getKey(), value.get());
            }
        }
        return done(new Facts(values));
    }

    private record Wrong(String code, Map<String, Object> details, String fact) implements Refusal {
        @Override
        public Optional<String> field() {
            return Optional.of("facts." + shown(fact));
        }
    }

    private static Refusal invalid(Fact fact) {
        var expected = switch (fact.type()) {
            case BOOLEAN -> "true 或 false";
            case NUMBER -> "不小于0的数字";
            case DATE -> "日期 YYYY-MM-DD";
            case CHOICE -> String.join("、", fact.values());
            case TEXT -> "不超过" + LONGEST_TEXT + "字的文字";
        };
        return new Wrong(
                "FACT_INVALID",
                Map.of("fact", fact.name(), "question", fact.question(), "expected", expected),
                fact.name());
    }

    private static Optional<Object> value(Fact fact, Object told) {
        return switch (fact.type()) {
            case BOOLEAN -> truth(told);
            case NUMBER -> number(fact, told);
            case DATE -> day(told);
            case CHOICE -> choice(fact, told);
            case TEXT -> text(told);
        };
    }

    private static Optional<Object> truth(Object told) {
        return switch (told) {
            case Boolean known -> Optional.of(known);
            case String text ->
                switch (text.strip()) {
                    case "true", "是" -> Optional.of(true);
                    case "false", "否" -> Optional.of(false);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(Fact fact, Object told) {
        var text = told instanceof Number || told instanceof String
                ? told.toString().strip()
                : "";
        var grade = fact.name().equals("hospitalLevel") ? grade(text) : Optional.<Object>empty();
        return grade.or(() -> plain(text));
    }

    private static Optional<Object> plain(String text) {
        try {
            var number = new BigDecimal(text);
            var usual = number.signum() >= 0
                    && number.precision() <= LONGEST_NUMBER
                    && Math.abs(number.scale()) <= LONGEST_NUMBER;
            return usual ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** 二级, 三级甲等, LEVEL_2 and 2级 as well as 2. */
    private static Optional<Object> grade(String text) {
        var spelled = GRADE.matcher(text.matches("\\d级.*") ? "LEVEL" + text : text);
        if (!spelled.matches() || (spelled.group(1) == null) == (spelled.group(2) == null)) {
            return Optional.empty();
        }
        return Optional.of(
                spelled.group(1) == null
                        ? new BigDecimal(spelled.group(2))
                        : BigDecimal.valueOf(GRADES.indexOf(spelled.group(1)) + 1L));
    }

    private static Optional<Object> day(Object told) {
        try {
            return told instanceof String text ? Optional.of(LocalDate.parse(text.strip())) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> choice(Fact fact, Object told) {
        var text = told.toString().strip();
        if (fact.values().contains(text)) {
            return Optional.of(text);
        }
        var labelled = fact.labels().indexOf(text);
        return labelled < 0 ? Optional.empty() : Optional.of(fact.values().get(labelled));
    }

    private static Optional<Object> text(Object told) {
        return told instanceof String text && text.length() <= LONGEST_TEXT
                ? Optional.of(text.strip())
                : Optional.empty();
    }

    private static String shown(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }
}
