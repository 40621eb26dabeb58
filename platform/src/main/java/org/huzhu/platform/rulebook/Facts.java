package org.huzhu.platform.rulebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known about a case (rulebook 3.7), by fact name. Values are {@link Boolean}, {@link BigDecimal}, {@link
 * LocalDate} or {@link String}, as the {@link FactDictionary} types them; a name that is absent is not known.
 */
public record Facts(SortedMap<String, Object> values) {

    public static final Facts NONE = new Facts(new TreeMap<>());

    public Facts {
        for (var value : values.values()) {
            if (!(value instanceof Boolean
                    || value instanceof BigDecimal
                    || value instanceof LocalDate
                    || value instanceof String)) {
                throw new IllegalArgumentException("no fact has a value of " + value.getClass());
            }
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Facts of(Map<String, Object> values) {
        return new Facts(new TreeMap<>(values));
    }

    public Optional<Object> get(String fact) {
        return Optional.ofNullable(values.get(fact));
    }

    public boolean knows(String fact) {
        return values.containsKey(fact);
    }

    public Optional<BigDecimal> number(String fact) {
        return get(fact).filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    }

    public Optional<LocalDate> day(String fact) {
        return get(fact).filter(LocalDate.class::isInstance).map(LocalDate.class::cast);
    }

    public Optional<String> text(String fact) {
        return get(fact).filter(String.class::isInstance).map(String.class::cast);
    }

    public boolean isTrue(String fact) {
        return Boolean.TRUE.equals(values.get(fact));
    }

    public Facts with(String fact, Object value) {
        var more = new TreeMap<>(values);
        more.put(fact, value);
        return new Facts(more);
    }

    /** Adds what is not known yet; what was told stays. */
    public Facts withDefault(String fact, Object value) {
        return knows(fact) ? this : with(fact, value);
    }
}
