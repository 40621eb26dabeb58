package org.huzhu.claims.injury.domain;

/** Who pays (支付渠道). */
public enum Payer {
    FUND("工伤保险基金"),
    EMPLOYER("用人单位");

    private final String nameZh;

    Payer(String nameZh) {
        this.nameZh = nameZh;
    }

    public String nameZh() {
        return nameZh;
    }
}
