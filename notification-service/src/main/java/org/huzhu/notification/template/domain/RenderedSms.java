package org.huzhu.notification.template.domain;

import java.util.Map;

/**
 * A text as it leaves: with signature, with the parameters as they were written, and with the parts it is charged for.
 */
public record RenderedSms(String text, Map<String, String> parameters) {

    public RenderedSms {
        parameters = Map.copyOf(parameters);
    }

    public int parts() {
        return TextLength.parts(text);
    }

    /** A record's default text would print codes and names into a log. */
    @Override
    public String toString() {
        return "RenderedSms[" + text.length() + " characters]";
    }
}
