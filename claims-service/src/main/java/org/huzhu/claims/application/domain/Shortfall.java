package org.huzhu.claims.application.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** 不足部分予以补足: what is still due after a third party paid; never less than nothing (LYG-24). */
public record Shortfall(BigDecimal statutory, BigDecimal thirdPartyPaid) {

    public Shortfall {
        statutory = fen(statutory);
        thirdPartyPaid = fen(thirdPartyPaid);
    }

    public BigDecimal payable() {
        return statutory.subtract(thirdPartyPaid).max(fen(BigDecimal.ZERO));
    }

    public String formula() {
        if (thirdPartyPaid.signum() == 0) {
            return statutory.toPlainString();
        }
        return "max(" + statutory.toPlainString() + " − " + thirdPartyPaid.toPlainString() + ", 0) = "
                + payable().toPlainString();
    }

    private static BigDecimal fen(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
