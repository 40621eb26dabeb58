package org.huzhu.platform.values;

/** Bank card numbers (银行卡号). Luhn and length only warn, because real cards of some banks fail both (rulebook 2.5). */
public final class BankCard {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private BankCard() {}

    public static boolean isAcceptable(String digits) {
        return digits.length() >= SHORTEST && digits.length() <= LONGEST && isAllDigits(digits);
    }

    public static boolean hasUsualLength(String digits) {
        return digits.length() >= 16 && digits.length() <= LONGEST;
    }

    /** ISO/IEC 7812. Call only with digits. */
    public static boolean passesLuhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** {@code 6228 **** **** 4171}: first four, last four (WXM-023). Short input is hidden whole. */
    public static String mask(String card) {
        return card.length() < SHORTEST
                ? "*".repeat(card.length())
                : card.substring(0, 4) + " **** **** " + card.substring(card.length() - 4);
    }

    private static boolean isAllDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
