package org.huzhu.enrollment.roster.domain;

import java.time.LocalDate;
import java.util.Optional;

/** Rows of synthetic persons (area 320201 is on no card). */
public final class ARow {

    public static final String ID_X = "32020119900101001X";
    public static final String ID_F = "320201199001010028";
    public static final String CARD_OK = "6230000000000000007";
    public static final String PHONE = "18912345678";
    public static final RosterRules WUXI =
            new RosterRules(LocalDate.of(2026, 11, 23), 16, Optional.empty(), false, "3202");

    private RawCell name = RawCell.text("李明");
    private RawCell idNumber = RawCell.text(ID_X);
    private RawCell bankCard = RawCell.text(CARD_OK);
    private RawCell bankName = RawCell.text("无锡农村商业银行");
    private RawCell phone = RawCell.text(PHONE);
    private RawCell remark = RawCell.BLANK;

    public static ARow good() {
        return new ARow();
    }

    public ARow with(Field field, String text) {
        return with(field, RawCell.text(text));
    }

    public ARow with(Field field, RawCell cell) {
        switch (field) {
            case NAME -> name = cell;
            case ID_NUMBER -> idNumber = cell;
            case BANK_CARD -> bankCard = cell;
            case BANK_NAME -> bankName = cell;
            case PHONE -> phone = cell;
            case REMARK -> remark = cell;
        }
        return this;
    }

    public RawRow atRow(int rowNo) {
        return new RawRow(
                rowNo,
                name,
                idNumber,
                bankCard,
                bankName,
                phone,
                remark,
                (field, row) -> (char) ('B' + field.ordinal()) + "" + row);
    }

    public CheckedRow checked() {
        return new RowCheck(WUXI).check(atRow(7));
    }
}
