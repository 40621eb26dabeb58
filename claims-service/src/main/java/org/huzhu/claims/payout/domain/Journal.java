package org.huzhu.claims.payout.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One booking (凭证) with entries that sum to zero. There is no way to change one, only {@link #counter}.
 *
 * @param attempt of the line it is about; zero for what is not about a line
 */
public record Journal(
        UUID personId,
        UUID journalId,
        Kind kind,
        UUID claimId,
        int attempt,
        Optional<UUID> reversalOf,
        List<Entry> entries) {

    public Journal {
        entries = List.copyOf(entries);
        var sum = entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (entries.size() < 2 || sum.signum() != 0) {
            throw new IllegalArgumentException("a journal of " + entries.size() + " entries that sum to " + sum);
        }
    }

    /** What is booked. */
    public enum Kind {
        /** 应付给付: the decision; the society owes. */
        BENEFIT_GRANTED,
        /** 支付给付: the bank paid. */
        BENEFIT_PAID,
        /** 退回: what was booked as paid came back; counters a BENEFIT_PAID. */
        PAYMENT_RETURNED,
        /** 冲正: counters any other. */
        REVERSAL
    }

    /** The three accounts a payout moves. Premiums are enrolment's. */
    public enum Account {
        /** 给付支出. */
        BENEFIT_EXPENSE,
        /** 应付给付. */
        BENEFITS_PAYABLE,
        /** 银行存款. */
        BANK
    }

    /** 分录. @param amount CNY; debit positive, credit negative */
    public record Entry(Account account, String product, BigDecimal amount) {}

    public static Journal granted(Payout payout, UUID journalId) {
        return of(payout, journalId, Kind.BENEFIT_GRANTED, 0, Account.BENEFIT_EXPENSE, Account.BENEFITS_PAYABLE);
    }

    public static Journal paid(Payout payout, int attempt, UUID journalId) {
        return of(payout, journalId, Kind.BENEFIT_PAID, attempt, Account.BENEFITS_PAYABLE, Account.BANK);
    }

    /** The same with the signs turned. A journal can be countered once; the database sees to it. */
    public Journal counter(Kind as, UUID newId) {
        var turned = entries.stream()
                .map(entry -> new Entry(
                        entry.account(), entry.product(), entry.amount().negate()))
                .toList();
        return new Journal(personId, newId, as, claimId, attempt, Optional.of(journalId), turned);
    }

    private static Journal of(Payout payout, UUID journalId, Kind kind, int attempt, Account debit, Account credit) {
        var entries = List.of(
                new Entry(debit, payout.product(), payout.amount()),
                new Entry(credit, payout.product(), payout.amount().negate()));
        return new Journal(payout.personId(), journalId, kind, payout.claimId(), attempt, Optional.empty(), entries);
    }
}
