package org.huzhu.standalone.story;

/**
 * One person of a roster as the sheet has it, right or wrong.
 *
 * @param rowNo row of the sheet, from 1
 * @param idIsNumber the cell of the ID number is a number, so that its tail is lost
 */
public record RosterRow(
        int rowNo, String name, String idNumber, String bankCard, String bankName, String phone, boolean idIsNumber) {

    public RosterRow withName(String changed) {
        return new RosterRow(rowNo, changed, idNumber, bankCard, bankName, phone, idIsNumber);
    }

    public RosterRow withIdNumber(String changed) {
        return new RosterRow(rowNo, name, changed, bankCard, bankName, phone, false);
    }

    public RosterRow withBankCard(String changed) {
        return new RosterRow(rowNo, name, idNumber, changed, bankName, phone, idIsNumber);
    }

    public RosterRow withBankName(String changed) {
        return new RosterRow(rowNo, name, idNumber, bankCard, changed, phone, idIsNumber);
    }

    public RosterRow withPhone(String changed) {
        return new RosterRow(rowNo, name, idNumber, bankCard, bankName, changed, idIsNumber);
    }
}
