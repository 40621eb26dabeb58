package org.huzhu.check.store;

import java.util.Locale;

/** The services that keep data; each has a schema of its name, perhaps in a database of its own. */
public enum Service {
    ENROLLMENT,
    CLAIMS,
    MEMBER,
    NOTIFICATION;

    public String schema() {
        return name().toLowerCase(Locale.ROOT);
    }
}
