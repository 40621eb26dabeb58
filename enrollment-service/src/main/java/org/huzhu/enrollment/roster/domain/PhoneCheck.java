package org.huzhu.enrollment.roster.domain;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.huzhu.platform.values.HalfWidth;
import org.huzhu.platform.values.MobileNumber;

/** Phone numbers of a roster. An 11-digit number fits into a number cell without loss, so such a cell is read. */
final class PhoneCheck {

    /** Segments in use for people, not for things. Source: rulebook 2.5, the strict list of public segments; a warning only. */
    private static final Pattern KNOWN_SEGMENT =
            Pattern.compile("1(?:3\\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\\d|9[0-35-9])\\d{8}");

    private PhoneCheck() {}

    static String phone(RawRow row, Findings findings) {
        var place = row.place(Field.PHONE);
        if (findings.isUnreadable(row.phone(), Field.PHONE, place)) {
            return Stored.cut(row.phone().text());
        }
        var typed = row.phone().kind() == RawCell.Kind.NUMBER
                ? fromNumber(row, findings, place)
                : row.phone().text();
        var phone = MobileNumber.normalise(typed);
        if (phone.isEmpty()) {
            findings.reason(Reason.PHONE_REQUIRED, place);
        } else if (!MobileNumber.isValid(phone)) {
            findings.reason(Reason.PHONE_INVALID, place);
        } else {
            if (!phone.equals(typed)) {
                nameRepairs(typed, phone, findings, place);
            }
            if (!KNOWN_SEGMENT.matcher(phone).matches()) {
                findings.warn(Hint.PHONE_SEGMENT, place);
            }
        }
        return Stored.cut(phone);
    }

    private static String fromNumber(RawRow row, Findings findings, String place) {
        try {
            var number = new BigDecimal(row.phone().text());
            if (number.precision() - number.scale() <= 15) {
                findings.repair(Hint.NUMERIC_PHONE, place);
                return number.stripTrailingZeros().toPlainString();
            }
        } catch (NumberFormatException _) {
            // not a number after all: judged as the text it is
        }
        return row.phone().text();
    }

    private static void nameRepairs(String typed, String phone, Findings findings, String place) {
        var compact = findings.compact(typed, place);
        if (compact.indexOf('-') >= 0) {
            findings.repair(Hint.HYPHEN, place);
        }
        if (HalfWidth.of(compact).replace("-", "").length() > phone.length()) {
            findings.repair(Hint.COUNTRY_CODE, place);
        }
    }
}
