package org.huzhu.enrollment.roster.domain;

/** What is said of a row that stays eligible: warnings first, then the repairs that were made (rulebook 1A.5, 2.5). */
enum Hint {
    LUHN("银行卡号未通过校验位检查，请核对"),
    CARD_LENGTH("银行卡号通常为16至19位，请核对"),
    PHONE_SEGMENT("手机号码号段少见，请核对"),
    ID_AREA("证件号码不属于本地区，请核对"),
    FULL_WIDTH("已将全角字符改为半角"),
    OUTER_SPACE("已去除首尾空格"),
    INNER_SPACE("已去除号码中的空格"),
    COUNTRY_CODE("已去除手机号前的国家代码"),
    HYPHEN("已去除号码中的连接符"),
    UPPERCASE_X("已将证件号码中的x改为大写"),
    NUMERIC_PHONE("手机号为数字格式，已按文本读取"),
    NAME_SEPARATOR("已将姓名中的间隔号统一为“·”");

    private final String zh;

    Hint(String zh) {
        this.zh = zh;
    }

    Finding at(String cell) {
        return new Finding(name(), zh, cell);
    }
}
