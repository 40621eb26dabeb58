package org.huzhu.claims.settlement.domain;

import java.util.List;
import java.util.Map;
import org.huzhu.platform.rulebook.Facts;

/** What the card given at enrolment tells about non-direct situations (SHC-022, SHC-024). */
public final class Cards {

    private Cards() {}

    /**
     * Words in a bank's name that show how a social-security card pays out.
     *
     * @param huangshan 黄山农信社
     * @param postal 邮政汇款
     */
    public record ChannelWords(List<String> huangshan, List<String> postal) {

        public ChannelWords {
            huangshan = List.copyOf(huangshan);
            postal = List.copyOf(postal);
        }

        String channel(String bankName) {
            if (huangshan.stream().anyMatch(bankName::contains)) {
                return "HUANGSHAN_RCC";
            }
            return postal.stream().anyMatch(bankName::contains) ? "POSTAL_REMITTANCE" : "BANK";
        }
    }

    /**
     * A card that is on file exists and is the one that is paid. Of the other kind of card nothing is known; how it would
     * pay out does not matter where the money goes to the union's card.
     *
     * @param cardKind SS_CARD, UNION_CARD, or empty where the product knows only social-security cards
     * @param account the number on file; empty for none
     */
    public static Facts of(String cardKind, String account, String bankName, ChannelWords words) {
        if (account.isBlank()) {
            return Facts.NONE;
        }
        return cardKind.equals("UNION_CARD")
                ? Facts.of(Map.of("hasUnionCard", true, "ssCardChannel", "BANK"))
                : Facts.of(Map.of("hasSsCard", true, "ssCardChannel", words.channel(bankName)));
    }
}
