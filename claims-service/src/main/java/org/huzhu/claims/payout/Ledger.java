package org.huzhu.claims.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The books (账簿): journals are added and read; nothing here changes or removes one, and the database would refuse it. */
public interface Ledger {

    Mono<Void> append(Journal journal, String actor);

    /** Journals of the payout that no counter-entry has undone and that are none themselves, newest first. */
    Flux<Journal> standing(Payout payout);

    Mono<Page<Booked>> page(JournalFilter filter, Page.Request request);

    /** Per account and product; over all accounts debit and credit are equal. */
    Flux<Total> totals(JournalFilter filter);

    /** What to look at; each part may be empty. */
    record JournalFilter(
            Optional<UUID> claimId, Optional<String> product, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** A journal as it stands in the books. */
    record Booked(Journal journal, String actor, Instant at) {}

    /** @param debit and credit both positive */
    record Total(Journal.Account account, String product, BigDecimal debit, BigDecimal credit) {}
}
