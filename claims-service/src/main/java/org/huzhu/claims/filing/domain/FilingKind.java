package org.huzhu.claims.filing.domain;

/** What is to be had away from home. */
public enum FilingKind {
    /** 工伤医疗. */
    MEDICAL("工伤医疗"),
    /** 工伤康复. */
    REHAB("工伤康复"),
    /** 配置辅助器具. */
    DEVICE("配置辅助器具");

    private final String zh;

    FilingKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
