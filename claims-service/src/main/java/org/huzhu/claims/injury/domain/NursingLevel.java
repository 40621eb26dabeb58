package org.huzhu.claims.injury.domain;

/** How far somebody cannot look after himself (生活自理障碍等级). */
public enum NursingLevel {
    FULL("完全不能自理"),
    MOST("大部分不能自理"),
    PART("部分不能自理");

    private final String nameZh;

    NursingLevel(String nameZh) {
        this.nameZh = nameZh;
    }

    public String nameZh() {
        return nameZh;
    }
}
