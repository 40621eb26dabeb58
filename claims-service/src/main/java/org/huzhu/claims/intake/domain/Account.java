package org.huzhu.claims.intake.domain;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.ClaimRules.Payee;
import org.huzhu.platform.rulebook.ClaimRules.PayeeSource;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.values.BankCard;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;

/** 收款账户, as chosen or as the coverage has it; empty fields are not known. */
public record Account(AccountKind kind, String bank, String branch, String number, String holder) {

    /** What the applicant named (SHC-045). */
    public record Choice(AccountKind kind, String bank, String branch, String number, String holder) {
        @Override
        public String toString() {
            return kind.name();
        }
    }

    /**
     * The card of the coverage (WXM-012).
     *
     * @param kind empty where the coverage does not say what card it is
     */
    public record Card(Optional<AccountKind> kind, String bank, String number, String holder) {

        private Account account(AccountKind unlessKnown) {
            return new Account(kind.orElse(unlessKnown), bank, "", number, holder);
        }

        @Override
        public String toString() {
            return kind.map(Enum::name).orElse("");
        }
    }

    /**
     * A union or social-security card needs no details (SHC-045). Where the coverage has no number of it the account
     * stays without one, until the member names it.
     *
     * <p>Refused with BANK_KIND_NOT_ALLOWED, BANK_DETAILS_REQUIRED, BANK_ACCOUNT_INVALID or PAYEE_NOT_CLAIMANT.
     */
    public static Outcome<Account> choose(Payee rule, Optional<Choice> chosen, Card card) {
        if (rule.source() == PayeeSource.COVERAGE) {
            return done(card.account(rule.kinds().getFirst()));
        }
        if (chosen.isEmpty()) {
            return card.number().isEmpty()
                    ? refused(Refusal.ofField("BANK_DETAILS_REQUIRED", "bank"))
                    : done(card.account(rule.kinds().getFirst()));
        }
        var choice = chosen.get();
        if (!rule.kinds().contains(choice.kind())) {
            return refused(Refusal.of("BANK_KIND_NOT_ALLOWED", Map.of("kinds", rule.kinds())));
        }
        var isThatCard = card.kind().map(choice.kind()::equals).orElse(choice.kind() != AccountKind.OTHER);
        if (choice.number().isEmpty() && isThatCard) {
            return done(card.account(choice.kind()));
        }
        return choice.kind() == AccountKind.OTHER ? other(choice, card) : own(choice, card);
    }

    /** What the choice says about the cards a person has, where nobody told and the coverage does not know (SHC-045). */
    public static Facts cards(Facts told, Optional<Choice> chosen, Card card) {
        var kind = card.kind();
        var facts = kind.isPresent() ? has(told, kind.get()) : told;
        if (chosen.isEmpty()) {
            return kind.isPresent() ? facts.withDefault("ssCardChannel", channel(card.bank())) : facts;
        }
        var choice = chosen.get();
        facts = choice.kind() == AccountKind.OTHER
                ? facts.withDefault("hasSsCard", false).withDefault("hasUnionCard", false)
                : has(facts, choice.kind());
        var named = choice.bank().isEmpty() ? card.bank() : choice.bank();
        return choice.kind() == AccountKind.OTHER ? facts : facts.withDefault("ssCardChannel", channel(named));
    }

    @Override
    public String toString() {
        return kind + " " + BankCard.mask(number);
    }

    private static Facts has(Facts facts, AccountKind kind) {
        return switch (kind) {
            case SS_CARD -> facts.withDefault("hasSsCard", true);
            case UNION_CARD -> facts.withDefault("hasUnionCard", true);
            case OTHER -> facts;
        };
    }

    /** SHC-022: a card paid through 黄山农信社 or by postal remittance cannot be paid directly. */
    private static String channel(String bank) {
        if (bank.contains("黄山") && bank.contains("农")) {
            return "HUANGSHAN_RCC";
        }
        return bank.contains("邮政汇款") ? "POSTAL_REMITTANCE" : "BANK";
    }

    private static Outcome<Account> own(Choice choice, Card card) {
        if (choice.number().isEmpty() || choice.bank().isEmpty()) {
            return refused(Refusal.ofField("BANK_DETAILS_REQUIRED", "bank"));
        }
        var holder = choice.holder().isEmpty() ? card.holder() : choice.holder();
        return checked(new Account(choice.kind(), choice.bank(), choice.branch(), choice.number(), holder), card);
    }

    private static Outcome<Account> other(Choice choice, Card card) {
        if (choice.bank().isEmpty()
                || choice.branch().isEmpty()
                || choice.number().isEmpty()
                || choice.holder().isEmpty()) {
            return refused(Refusal.ofField("BANK_DETAILS_REQUIRED", "bank"));
        }
        return checked(
                new Account(choice.kind(), choice.bank(), choice.branch(), choice.number(), choice.holder()), card);
    }

    private static Outcome<Account> checked(Account account, Card card) {
        if (!BankCard.isAcceptable(account.number())) {
            return refused(Refusal.ofField("BANK_ACCOUNT_INVALID", "bank.account"));
        }
        return account.holder().equals(card.holder())
                ? done(account)
                : refused(Refusal.ofField("PAYEE_NOT_CLAIMANT", "bank.holder"));
    }
}
