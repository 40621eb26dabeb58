package org.huzhu.enrollment.transfer;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.huzhu.enrollment.roster.domain.Field;
import org.huzhu.platform.values.HalfWidth;

/** A column of a workbook with existing cover, found by any of its labels; the order makes no difference. */
enum TransferColumn {
    NAME(true, Optional.of(Field.NAME), "name", "姓名", "参保人姓名"),
    ID_NUMBER(true, Optional.of(Field.ID_NUMBER), "idNumber", "证件号码", "居民身份证号(证件号码)", "居民身份证证件号"),
    PHONE(true, Optional.of(Field.PHONE), "phone", "手机号", "手机号码"),
    BANK_CARD(false, Optional.of(Field.BANK_CARD), "bankCard", "银行卡号", "社保卡银行卡号"),
    BANK_NAME(false, Optional.of(Field.BANK_NAME), "bankName", "开户行"),
    CARD_KIND(true, Optional.empty(), "cardKind", "卡类型"),
    PRODUCT(true, Optional.empty(), "product", "参保项目"),
    CLASS_CODE(false, Optional.empty(), "classCode", "保障类别"),
    FROM(true, Optional.empty(), "from", "参保时间"),
    TO(true, Optional.empty(), "to", "到保时间"),
    USCC(false, Optional.empty(), "uscc", "统一社会信用代码"),
    UNIT_NAME(false, Optional.empty(), "unitName", "单位名称", "工作单位"),
    REMARK(false, Optional.of(Field.REMARK), "remark", "备注");

    private final boolean required;
    private final Optional<Field> field;
    private final Set<String> labels;
    private final String label;

    TransferColumn(boolean required, Optional<Field> field, String jsonName, String label, String... others) {
        this.required = required;
        this.field = field;
        this.label = label;
        this.labels = new java.util.HashSet<>(Arrays.asList(others));
        this.labels.add(jsonName);
        this.labels.add(label);
    }

    static Optional<TransferColumn> labelled(String text) {
        var plain = HalfWidth.compact(HalfWidth.of(text)).replace("*", "");
        return Arrays.stream(values())
                .filter(column -> column.labels.contains(plain))
                .findFirst();
    }

    boolean isRequired() {
        return required;
    }

    Optional<Field> field() {
        return field;
    }

    String label() {
        return label;
    }
}
