package org.huzhu.claims.payout.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.domain.Journal.Account;
import org.huzhu.claims.payout.domain.Journal.Entry;
import org.huzhu.claims.payout.domain.Journal.Kind;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Payout PAYOUT = new Payout(
            UUID.randomUUID(), UUID.randomUUID(), "SH-2020", new BigDecimal("1234.56"), PayoutState.READY, 0);

    @Test
    void aGrantIsOwedAndAPaymentSettlesIt() {
        assertThat(Journal.granted(PAYOUT, UUID.randomUUID()).entries())
                .containsExactly(
                        new Entry(Account.BENEFIT_EXPENSE, "SH-2020", new BigDecimal("1234.56")),
                        new Entry(Account.BENEFITS_PAYABLE, "SH-2020", new BigDecimal("-1234.56")));
        assertThat(Journal.paid(PAYOUT, 1, UUID.randomUUID()).entries())
                .containsExactly(
                        new Entry(Account.BENEFITS_PAYABLE, "SH-2020", new BigDecimal("1234.56")),
                        new Entry(Account.BANK, "SH-2020", new BigDecimal("-1234.56")));
    }

    @Test
    void aCounterEntryTurnsEverySignAndNamesWhatItCounters() {
        var paid = Journal.paid(PAYOUT, 2, UUID.randomUUID());

        var counter = paid.counter(Kind.PAYMENT_RETURNED, UUID.randomUUID());

        assertThat(counter.reversalOf()).contains(paid.journalId());
        assertThat(counter.attempt()).isEqualTo(2);
        assertThat(counter.entries())
                .extracting(Entry::amount)
                .containsExactly(new BigDecimal("-1234.56"), new BigDecimal("1234.56"));
    }

    @Test
    void whatDoesNotSumToZeroIsNoJournal() {
        var one = new Entry(Account.BANK, "SH-2020", BigDecimal.ONE);

        assertThatThrownBy(() -> journal(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Journal journal(List<Entry> entries) {
        return new Journal(
                PAYOUT.personId(),
                UUID.randomUUID(),
                Kind.BENEFIT_PAID,
                PAYOUT.claimId(),
                1,
                Optional.empty(),
                entries);
    }
}
