package org.huzhu.enrollment.roster.domain;

import org.huzhu.platform.values.BankCard;

/** The bank number on the social-security card (社保卡银行卡号): length and Luhn only warn, because real cards fail both (rulebook 2.5). */
final class CardCheck {

    private CardCheck() {}

    static void judge(String card, String place, Findings findings) {
        if (card.isEmpty()) {
            findings.reason(Reason.CARD_REQUIRED, place);
        } else if (!BankCard.isAcceptable(card)) {
            findings.reason(Reason.CARD_INVALID, place);
        } else {
            if (!BankCard.hasUsualLength(card)) {
                findings.warn(Hint.CARD_LENGTH, place);
            }
            if (!BankCard.passesLuhn(card)) {
                findings.warn(Hint.LUHN, place);
            }
        }
    }
}
