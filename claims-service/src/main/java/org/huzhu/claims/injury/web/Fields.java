package org.huzhu.claims.injury.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huzhu.claims.injury.domain.InjuryRefusal.Problem;
import org.huzhu.platform.values.Money;
import org.jspecify.annotations.Nullable;

/** Reads fields of a request and keeps what is wrong with them until the last is read. */
final class Fields {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private final List<Problem> problems = new ArrayList<>();

    void wrong(String field, String code, String detail) {
        problems.add(new Problem(field, code, detail));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Optional<BigDecimal> amount(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var amount = Money.parse(text);
        if (amount.isEmpty()) {
            wrong(field, "AMOUNT", "应为不小于0、至多两位小数的金额，如\"6000.00\"");
        }
        return amount;
    }

    /** Wages and averages of nought would make every benefit nought. */
    Optional<BigDecimal> positive(String field, @Nullable String text) {
        var amount = amount(field, text);
        if (amount.filter(each -> each.signum() == 0).isPresent()) {
            wrong(field, "AMOUNT", "应大于0");
        }
        return amount;
    }

    BigDecimal required(String field, @Nullable String text) {
        if (text == null) {
            wrong(field, "REQUIRED", "请填写");
        }
        return amount(field, text).orElse(BigDecimal.ZERO);
    }

    BigDecimal orZero(String field, @Nullable String text) {
        return amount(field, text).orElse(BigDecimal.ZERO.setScale(2));
    }

    Optional<LocalDate> day(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException _) {
            // as wrong as a year nobody can mean
        }
        wrong(field, "DATE", "应为日期，如2025-03-01");
        return Optional.empty();
    }

    LocalDate requiredDay(String field, @Nullable String text) {
        if (text == null) {
            wrong(field, "REQUIRED", "请填写日期");
        }
        return day(field, text).orElse(LocalDate.EPOCH);
    }

    <E extends Enum<E>> Optional<E> choice(String field, @Nullable String text, Class<E> type) {
        if (text == null) {
            return Optional.empty();
        }
        var choice = Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst();
        if (choice.isEmpty()) {
            wrong(
                    field,
                    "CHOICE",
                    Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining("、", "应为以下之一：", "")));
        }
        return choice;
    }

    Optional<Integer> number(String field, @Nullable Integer number, int least, int most) {
        if (number == null) {
            return Optional.empty();
        }
        if (number < least || number > most) {
            wrong(field, "RANGE", "应为" + least + "至" + most + "的整数");
        }
        return Optional.of(number);
    }
}
