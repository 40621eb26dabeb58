package org.huzhu.enrollment.roster.domain;

import java.time.LocalDate;

/** Why a person cannot be enrolled (不可参保原因), in the order in which a row's reasons are listed. Source: rulebook 1A.5. */
public enum Reason {
    NAME_REQUIRED("请填写姓名"),
    NAME_HAS_SPACE("姓名中不能出现空格"),
    NAME_INVALID("姓名格式不正确"),
    ID_REQUIRED("请填写居民身份证号码"),
    ID_NUMERIC_CELL("证件号码单元格须为文本格式"),
    ID_LOWERCASE_X("证件号码中的X须大写"),
    ID_INVALID("请填写正确居民身份证号码"),
    AGE_OUT_OF_RANGE("年龄不符合参保条件"),
    CARD_REQUIRED("请填写社保卡银行卡号"),
    CARD_NUMERIC_CELL("银行卡号单元格须为文本格式"),
    CARD_INVALID("银行卡号格式不正确"),
    BANK_REQUIRED("请填写开户行"),
    BANK_INVALID("开户行不能超过100字"),
    PHONE_REQUIRED("请填写手机号"),
    PHONE_INVALID("请填写正确手机号"),
    REMARK_TOO_LONG("备注不能超过500字"),
    FORMULA_CELL("单元格为公式，请改为直接填写的文本"),
    ERROR_CELL("单元格为错误值，请重新填写"),
    DUPLICATE_IN_ROSTER("名单中证件号码重复"),
    ALREADY_COVERED("该人员已参保，保障期至"),
    CLAIMED_BY_OTHER_UNIT("该人员已由其他单位提交参保"),
    CLAIMED_IN_OTHER_ORDER("该人员已在本单位另一工单中");

    private final String zh;

    Reason(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public Finding at(String cell) {
        return new Finding(name(), zh, cell);
    }

    /** A number in a cell keeps fifteen digits; what came after is gone for good. */
    static Finding precisionLost(Reason reason, String cell) {
        return new Finding(reason.name(), reason.zh + "（" + cell + "为数字格式，第15位以后的数字已丢失，请将该列设为文本后重新填写）", cell);
    }

    static Finding inField(Reason reason, Field field, String cell) {
        return new Finding(reason.name(), field.zh() + reason.zh, cell);
    }

    public static Finding duplicateOf(int earlierRow, String cell) {
        return new Finding(DUPLICATE_IN_ROSTER.name(), DUPLICATE_IN_ROSTER.zh + "（与第" + earlierRow + "行重复）", cell);
    }

    public static Finding coveredUntil(LocalDate lastDay, String cell) {
        return new Finding(ALREADY_COVERED.name(), ALREADY_COVERED.zh + lastDay, cell);
    }
}
