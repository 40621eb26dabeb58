package org.huzhu.enrollment.roster.domain;

/** What a row says of a person, in the template's order (WXU-023); the number column before it is not looked at. */
public enum Field {
    NAME("name", "姓名"),
    ID_NUMBER("idNumber", "证件号码"),
    BANK_CARD("bankCard", "银行卡号"),
    BANK_NAME("bankName", "开户行"),
    PHONE("phone", "手机号"),
    REMARK("remark", "备注");

    private final String jsonName;
    private final String zh;

    Field(String jsonName, String zh) {
        this.jsonName = jsonName;
        this.zh = zh;
    }

    public String jsonName() {
        return jsonName;
    }

    public String zh() {
        return zh;
    }
}
