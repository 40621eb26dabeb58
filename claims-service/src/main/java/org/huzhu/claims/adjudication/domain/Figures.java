package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How figures are written: exact, with at least two decimals for money, the same for equal values. */
final class Figures {

    static final BigDecimal NOTHING = new BigDecimal("0.00");

    private Figures() {}

    /** Equal amounts get the same scale: two decimals, or more where the value needs them. */
    static BigDecimal exact(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY);
    }

    static String money(BigDecimal amount) {
        return exact(amount).toPlainString();
    }

    /** A count or ratio: no decimals that say nothing. */
    static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static String percent(BigDecimal ratio) {
        return number(ratio.movePointRight(2)) + "%";
    }

    /** Name, value, name, value. */
    static SortedMap<String, String> inputs(String... namesAndValues) {
        var inputs = new TreeMap<String, String>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            inputs.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return Collections.unmodifiableSortedMap(inputs);
    }
}
