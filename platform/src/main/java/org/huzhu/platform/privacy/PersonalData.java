package org.huzhu.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huzhu.platform.values.BankCard;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.ResidentId;

/**
 * What is sealed of one person on one roster row or coverage: everything but the name is masked wherever it is shown
 * (WXU-004).
 */
public record PersonalData(String name, String idNumber, String bankCard, String bankName, String phone) {

    /** Shown in place of what was erased. */
    public static final PersonalData ERASED = new PersonalData("已删除", "", "", "", "");

    private static final char SEPARATOR = '\u001F';

    public String maskedIdNumber() {
        return ResidentId.mask(idNumber);
    }

    public String maskedBankCard() {
        return BankCard.mask(bankCard);
    }

    public String maskedPhone() {
        return MobileNumber.mask(phone);
    }

    byte[] toBytes() {
        return Stream.of(name, idNumber, bankCard, bankName, phone)
                .map(field -> field.replace(SEPARATOR, ' '))
                .collect(Collectors.joining(String.valueOf(SEPARATOR)))
                .getBytes(StandardCharsets.UTF_8);
    }

    static PersonalData fromBytes(byte[] bytes) {
        var fields = new String(bytes, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), -1);
        return new PersonalData(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }

    /** A record's default text would print the numbers into a log. */
    @Override
    public String toString() {
        return PersonName.mask(name) + " " + maskedIdNumber();
    }
}
