package org.huzhu.enrollment.roster.domain;

import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.ResidentId;

/**
 * Judges one row: repairs what can be repaired safely, then names everything that is wrong, in the order of rulebook 1A.5. The same for a sheet, a
 * JSON list and a single add (WXU-024, WXU-027, WXU-034).
 */
public final class RowCheck {

    private static final int LONGEST_BANK = 100;
    private static final int LONGEST_REMARK = 500;

    private final RosterRules rules;

    public RowCheck(RosterRules rules) {
        this.rules = rules;
    }

    public CheckedRow check(RawRow row) {
        var findings = new Findings();
        var name = name(row, findings);
        var idNumber = idNumber(row, findings);
        var bankCard = bankCard(row, findings);
        var bankName = bankName(row, findings);
        var phone = PhoneCheck.phone(row, findings);
        var remark = remark(row, findings);
        return new CheckedRow(
                row.rowNo(),
                name,
                idNumber,
                bankCard,
                bankName,
                phone,
                remark,
                findings.reasons(),
                findings.warnings(),
                findings.repairs());
    }

    private static String name(RawRow row, Findings findings) {
        var place = row.place(Field.NAME);
        if (findings.isUnreadable(row.name(), Field.NAME, place)) {
            return Stored.cut(row.name().text());
        }
        var stripped = findings.strip(row.name().text(), place);
        var name = PersonName.normalise(stripped);
        if (!name.equals(stripped)) {
            findings.repair(Hint.NAME_SEPARATOR, place);
        }
        if (name.isEmpty()) {
            findings.reason(Reason.NAME_REQUIRED, place);
        } else if (PersonName.hasBlank(name)) {
            findings.reason(Reason.NAME_HAS_SPACE, place);
        } else if (!PersonName.isWellFormed(name)) {
            findings.reason(Reason.NAME_INVALID, place);
        }
        return Stored.cut(name);
    }

    private String idNumber(RawRow row, Findings findings) {
        var place = row.place(Field.ID_NUMBER);
        if (findings.isUnreadable(row.idNumber(), Field.ID_NUMBER, place)) {
            return Stored.cut(row.idNumber().text());
        }
        if (row.idNumber().kind() == RawCell.Kind.NUMBER) {
            findings.add(Reason.precisionLost(Reason.ID_NUMERIC_CELL, place));
            return Stored.cut(row.idNumber().text());
        }
        var typed = findings.compact(row.idNumber().text(), place);
        if (typed.isEmpty()) {
            findings.reason(Reason.ID_REQUIRED, place);
            return typed;
        }
        var idNumber = upperCaseX(typed, findings, place);
        var resident = ResidentId.parse(idNumber, rules.today());
        if (resident.isEmpty()) {
            findings.reason(Reason.ID_INVALID, place);
        } else {
            judge(resident.get(), findings, place);
        }
        return Stored.cut(idNumber);
    }

    /** The stored number always ends in a capital X, so that the corrected row is recognised as the same person's (WXU-036). */
    private String upperCaseX(String typed, Findings findings, String place) {
        if (!typed.endsWith("x")) {
            return typed;
        }
        if (rules.normaliseLowercaseX()) {
            findings.repair(Hint.UPPERCASE_X, place);
        } else {
            findings.reason(Reason.ID_LOWERCASE_X, place);
        }
        return typed.substring(0, typed.length() - 1) + "X";
    }

    private void judge(ResidentId id, Findings findings, String place) {
        if (!rules.admitsAge(id.ageOn(rules.today()))) {
            findings.reason(Reason.AGE_OUT_OF_RANGE, place);
        }
        if (!id.value().startsWith(rules.homeArea())) {
            findings.warn(Hint.ID_AREA, place);
        }
    }

    private static String bankCard(RawRow row, Findings findings) {
        var place = row.place(Field.BANK_CARD);
        if (findings.isUnreadable(row.bankCard(), Field.BANK_CARD, place)) {
            return Stored.cut(row.bankCard().text());
        }
        if (row.bankCard().kind() == RawCell.Kind.NUMBER) {
            findings.add(Reason.precisionLost(Reason.CARD_NUMERIC_CELL, place));
            return Stored.cut(row.bankCard().text());
        }
        var card = findings.compact(row.bankCard().text(), place);
        CardCheck.judge(card, place, findings);
        return Stored.cut(card);
    }

    private static String bankName(RawRow row, Findings findings) {
        var place = row.place(Field.BANK_NAME);
        if (findings.isUnreadable(row.bankName(), Field.BANK_NAME, place)) {
            return Stored.cut(row.bankName().text());
        }
        var bank = findings.strip(row.bankName().text(), place);
        if (bank.isEmpty()) {
            findings.reason(Reason.BANK_REQUIRED, place);
        } else if (bank.length() > LONGEST_BANK) {
            findings.reason(Reason.BANK_INVALID, place);
        }
        return Stored.cut(bank);
    }

    private static String remark(RawRow row, Findings findings) {
        var place = row.place(Field.REMARK);
        if (findings.isUnreadable(row.remark(), Field.REMARK, place)) {
            return Stored.cut(row.remark().text());
        }
        var remark = findings.strip(row.remark().text(), place);
        if (remark.length() > LONGEST_REMARK) {
            findings.reason(Reason.REMARK_TOO_LONG, place);
        }
        return Stored.cut(remark);
    }
}
