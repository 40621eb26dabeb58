package org.huzhu.claims.settlement;

/** Words what is wrong with a field of a record. */
final class InvalidTexts {

    private InvalidTexts() {}

    static String text(String code, String field) {
        return switch (code) {
            case "RECORD_ID_INVALID" -> "recordId须为1至100个可见字符";
            case "ID_NUMBER_INVALID" -> "idNumber不是有效的公民身份号码";
            case "FIELD_MISSING" -> "缺少" + field;
            case "DATE_INVALID" -> field + "不是有效日期，格式为YYYY-MM-DD";
            case "DATE_IN_FUTURE" -> field + "晚于今天";
            case "STAY_ENDS_BEFORE_IT_BEGINS" -> "dischargeDate早于admissionDate";
            case "STAY_DAYS_DIFFER" -> "stayDays与入出院日期不符";
            case "HOSPITAL_LEVEL_INVALID" -> "hospitalLevel须为1至3，或一级、二级、三级";
            case "UNKNOWN_FIELD" -> "含有未定义的字段：" + field;
            default -> field + "的值不符合要求";
        };
    }
}
