package org.huzhu.claims.payout;

import java.math.BigDecimal;
import java.util.List;
import org.huzhu.claims.payout.Ledger.Booked;
import org.huzhu.claims.payout.Ledger.JournalFilter;
import org.huzhu.claims.payout.Ledger.Total;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The books as finance and auditors read them. */
@Component
public class FindJournal {

    /** 试算平衡表. @param difference zero, or somebody went around the database's own check */
    public record TrialBalance(List<Total> totals, BigDecimal debit, BigDecimal credit, BigDecimal difference) {

        static TrialBalance of(List<Total> totals) {
            var debit = totals.stream().map(Total::debit).reduce(BigDecimal.ZERO, BigDecimal::add);
            var credit = totals.stream().map(Total::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new TrialBalance(totals, debit, credit, debit.subtract(credit));
        }
    }

    private final Ledger ledger;

    FindJournal(Ledger ledger) {
        this.ledger = ledger;
    }

    public Mono<Page<Booked>> page(JournalFilter filter, Page.Request request) {
        return ledger.page(filter, request);
    }

    public Mono<TrialBalance> balance(JournalFilter filter) {
        return ledger.totals(filter).collectList().map(TrialBalance::of);
    }
}
