package org.huzhu.claims.intake;

import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;

/** Whose work it is to see an illness: reviewers, who answers for them and who checks them. Whoever pays needs no diagnosis. */
final class Confidential {

    private Confidential() {}

    static boolean isWorkOf(Caller caller) {
        return caller.roles().stream().anyMatch(role -> role != Role.FINANCE);
    }
}
