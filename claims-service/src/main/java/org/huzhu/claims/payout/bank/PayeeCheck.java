package org.huzhu.claims.payout.bank;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.huzhu.claims.claim.Payee;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.values.BankCard;

/**
 * Whether an account can be written into a bank's file as it is. Nothing is escaped or cut to make it fit: what could be
 * read as a formula, a separator or another line does not get in, and the member is asked instead.
 */
public final class PayeeCheck {

    private static final int LONGEST_HOLDER = 60;
    private static final int LONGEST_BANK = 70;

    private PayeeCheck() {}

    /** The field that is to blame. */
    public static Optional<String> problem(Payee payee) {
        if (!BankCard.isAcceptable(payee.account())) {
            return Optional.of("account");
        }
        if (!isText(payee.holder(), LONGEST_HOLDER, c -> c == '·' || c == ' ')) {
            return Optional.of("holder");
        }
        var named = payee.kind() == AccountKind.OTHER;
        if (!isBankName(payee.bank(), named)) {
            return Optional.of("bank");
        }
        return isBankName(payee.branch(), named) ? Optional.empty() : Optional.of("branch");
    }

    private static boolean isBankName(String text, boolean needed) {
        return text.isEmpty()
                ? !needed
                : isText(text, LONGEST_BANK, c -> Character.isDigit(c) || "()（）·-、 ".indexOf(c) >= 0);
    }

    private static boolean isText(String text, int longest, IntPredicate alsoAllowed) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= longest
                && Character.isLetter(text.codePointAt(0))
                && text.equals(text.strip())
                && text.codePoints().allMatch(c -> Character.isLetter(c) || alsoAllowed.test(c));
    }
}
