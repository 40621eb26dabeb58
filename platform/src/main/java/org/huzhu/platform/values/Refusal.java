package org.huzhu.platform.values;

import java.util.Map;
import java.util.Optional;

/**
 * A "no" the business can explain. Its code is stable and listed in the problem catalogue, which also holds the HTTP
 * status and the Chinese text; {@link #details()} fills the text's placeholders and is added to the problem document.
 */
public interface Refusal {

    /** Upper case with underscores, for example {@code INELIGIBLE_ROWS_PRESENT}. Never changes once published. */
    String code();

    /** Values for the placeholders of the text. Must not hold personal data in clear. */
    default Map<String, Object> details() {
        return Map.of();
    }

    /** The input field that is to blame, as the client spelled it. */
    default Optional<String> field() {
        return Optional.empty();
    }

    /** A refusal that needs no type of its own. */
    static Refusal of(String code) {
        return new Plain(code, Map.of(), Optional.empty());
    }

    static Refusal of(String code, Map<String, Object> details) {
        return new Plain(code, Map.copyOf(details), Optional.empty());
    }

    static Refusal ofField(String code, String field) {
        return new Plain(code, Map.of(), Optional.of(field));
    }

    record Plain(String code, Map<String, Object> details, Optional<String> field) implements Refusal {}
}
