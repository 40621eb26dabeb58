package org.huzhu.notification.template.domain;

import java.util.Optional;

/**
 * A placeholder of a template. The sample is what a preview shows and what the longest text is not: that follows from
 * the length.
 */
public record Parameter(String name, ParameterType type, int maxLength, String sample) {

    public Optional<String> write(String value) {
        return type.write(value, maxLength);
    }
}
