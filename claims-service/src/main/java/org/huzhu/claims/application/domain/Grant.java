package org.huzhu.claims.application.domain;

import java.math.BigDecimal;

/** A line of what the agency fixed for one 申请事项. */
public record Grant(String item, BigDecimal statutory, BigDecimal thirdPartyPaid) {

    public Shortfall shortfall() {
        return new Shortfall(statutory, thirdPartyPaid);
    }
}
