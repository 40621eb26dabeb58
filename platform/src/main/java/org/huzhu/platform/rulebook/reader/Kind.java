package org.huzhu.platform.rulebook.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What a single value can be.
 *
 * @param words how a mistake names it
 * @param blank stands in for a wrong value until all mistakes are found
 */
public record Kind<T>(String words, T blank, Function<String, @Nullable T> parse) {

    private static final int LONGEST_NUMBER = 20;

    public static final Kind<String> TEXT = new Kind<>("文字", "", text -> text.isBlank() ? null : text.strip());

    /** Shown to members, so there is no use for one that has no Chinese in it. */
    public static final Kind<String> CHINESE =
            new Kind<>("中文文字", "", text -> text.codePoints().anyMatch(Kind::isHan) ? text.strip() : null);

    public static final Kind<Boolean> FLAG = new Kind<>("true或false", false, Kind::flag);

    public static final Kind<Integer> COUNT = new Kind<>("不小于0的整数", 0, Kind::count);

    public static final Kind<BigDecimal> AMOUNT =
            new Kind<>("不小于0、至多两位小数的金额", BigDecimal.ZERO, text -> decimal(text, 2, BigDecimal.valueOf(1_000_000_000)));

    public static final Kind<BigDecimal> RATIO =
            new Kind<>("0至1之间的比例", BigDecimal.ZERO, text -> decimal(text, 6, BigDecimal.ONE));

    public static final Kind<LocalDate> DAY = new Kind<>("日期（如2025-01-01）", LocalDate.EPOCH, Kind::day);

    public static final Kind<LocalTime> TIME = new Kind<>("时间（如12:00）", LocalTime.MIDNIGHT, Kind::time);

    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        var values = type.getEnumConstants();
        return new Kind<>(
                "以下之一：" + String.join("、", Arrays.stream(values).map(Enum::name).toList()),
                values[0],
                text -> Arrays.stream(values)
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElse(null));
    }

    /** Empty, and noted, where the node is something else. */
    Optional<T> read(Node node, Findings findings) {
        if (!(node instanceof ScalarNode scalar)) {
            findings.add(node, "应为" + words);
            return Optional.empty();
        }
        var value = Optional.ofNullable(parse.apply(scalar.getValue()));
        if (value.isEmpty()) {
            findings.add(node, "“" + scalar.getValue() + "”应为" + words);
        }
        return value;
    }

    static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable Integer count(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable BigDecimal decimal(String text, int places, BigDecimal most) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1," + places + "})?")) {
            return null;
        }
        var value = new BigDecimal(text);
        return value.compareTo(most) > 0 ? null : value;
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
