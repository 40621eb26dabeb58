package org.huzhu.claims.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.values.BankCard;

/**
 * Where the money goes (收款账户), frozen when the claim is filed: the card of the coverage, or the applicant's own account
 * (WXM-012, SHC-045). Sealed at rest.
 *
 * @param branch empty for cards
 * @param holder must be the claimant
 */
public record Payee(AccountKind kind, String bank, String branch, String account, String holder) {

    /** Shown in place of what was erased. */
    public static final Payee ERASED = new Payee(AccountKind.SS_CARD, "", "", "", "");

    /** No account is known: the member must name one before anything can be paid. */
    @JsonIgnore
    public boolean isMissing() {
        return account.isEmpty();
    }

    public String maskedAccount() {
        return BankCard.mask(account);
    }

    @Override
    public String toString() {
        return kind + " " + maskedAccount();
    }
}
