package org.huzhu.claims.injury.domain;

/** How often a benefit is paid. Only what is paid once belongs to the total of the quick form (CMP-070). */
public enum Frequency {
    ONE_OFF("一次性"),
    MONTHLY("按月");

    private final String nameZh;

    Frequency(String nameZh) {
        this.nameZh = nameZh;
    }

    public String nameZh() {
        return nameZh;
    }
}
