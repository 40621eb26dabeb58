package org.huzhu.claims.filing.domain;

/** Why somebody is treated away from the insured place (JLF-002). */
public enum Scenario {
    /** 异地长期居住. */
    RESIDENCE("异地长期居住"),
    /** 常驻异地工作. */
    WORK("常驻异地工作"),
    /** 转诊转院. */
    REFERRAL("转诊转院");

    private final String zh;

    Scenario(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
