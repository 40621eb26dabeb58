package org.huzhu.claims.injury.domain;

/** A figure that is announced every year (rulebook 3.6 no. 20). */
public enum ParameterCode {
    AVG_WAGE_MONTH("职工月平均工资"),
    MIN_WAGE("月最低工资标准"),
    URBAN_INCOME("全国城镇居民人均可支配收入"),
    MEAL_PER_DAY("住院伙食补助日标准");

    private final String nameZh;

    ParameterCode(String nameZh) {
        this.nameZh = nameZh;
    }

    public String nameZh() {
        return nameZh;
    }
}
