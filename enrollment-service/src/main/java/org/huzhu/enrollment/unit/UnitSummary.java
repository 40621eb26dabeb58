package org.huzhu.enrollment.unit;

import java.util.UUID;

/** What other features need to know of a unit. */
public record UnitSummary(UUID unitId, UUID handlerAccountId, String name, String uscc, String state) {

    public boolean isApproved() {
        return "APPROVED".equals(state);
    }
}
