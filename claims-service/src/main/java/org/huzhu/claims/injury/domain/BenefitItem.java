package org.huzhu.claims.injury.domain;

/** A line of the table of benefits or of the quick-calculation form (待遇项目, rulebook 1F.2 and 1F.5). */
public enum BenefitItem {
    MEDICAL("医疗费", 1),
    HOSPITAL_MEAL("住院伙食补助费", 2),
    OUT_OF_REGION_TRAVEL("统筹地区以外就医交通食宿费", 3),
    DEVICE("辅助器具费", 4),
    STOPPAGE_PAY("停工留薪期工资福利", 5),
    NURSING_BEFORE_GRADING("停工留薪期护理费", 6),
    NURSING("生活护理费", 6),
    APPRAISAL_FEE("劳动能力鉴定费", 1),
    LUMP_DISABILITY("一次性伤残补助金", 7),
    ALLOWANCE("伤残津贴", 7),
    ALLOWANCE_TOP_UP("伤残津贴补足最低工资差额", 7),
    LUMP_MEDICAL("一次性工伤医疗补助金", 7),
    LUMP_EMPLOYMENT("一次性伤残就业补助金", 7),
    UNINSURED_LUMP("未参保一至四级一次性支付", 7),
    FUNERAL("丧葬补助金", 8),
    DEPENDANT_PENSION("供养亲属抚恤金", 9),
    DEATH_LUMP("一次性工亡补助金", 10),
    MISSING_PAY("下落不明期间工资", 5),
    DEATH_LUMP_ADVANCE("预支一次性工亡补助金", 10);

    private final String nameZh;
    private final int row;

    BenefitItem(String nameZh, int row) {
        this.nameZh = nameZh;
        this.row = row;
    }

    public String nameZh() {
        return nameZh;
    }

    /** Its row in the quick-calculation form (工伤赔偿金总额速算表). */
    public int row() {
        return row;
    }
}
