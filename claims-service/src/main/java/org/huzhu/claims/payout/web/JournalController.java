package org.huzhu.claims.payout.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.FindJournal;
import org.huzhu.claims.payout.FindJournal.TrialBalance;
import org.huzhu.claims.payout.Ledger.Booked;
import org.huzhu.claims.payout.Ledger.JournalFilter;
import org.huzhu.claims.payout.Ledger.Total;
import org.huzhu.claims.payout.domain.Journal.Entry;
import org.huzhu.platform.security.Access;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The books: read, never written. */
@RestController
@Tag(name = "journal", description = "账簿")
class JournalController {

    private final FindJournal findJournal;

    JournalController(FindJournal findJournal) {
        this.findJournal = findJournal;
    }

    record Query(
            @Nullable UUID claimId,
            @Nullable String product,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        JournalFilter filter() {
            return new JournalFilter(
                    Optional.ofNullable(claimId),
                    Optional.ofNullable(product),
                    Optional.ofNullable(from),
                    Optional.ofNullable(to));
        }
    }

    /** @param amount debit positive, credit negative */
    record EntryView(String account, String product, String amount) {

        static EntryView of(Entry entry) {
            return new EntryView(entry.account().name(), entry.product(), Money.text(entry.amount()));
        }
    }

    record JournalView(
            UUID journalId,
            String kind,
            UUID claimId,
            int attempt,
            Optional<UUID> reversalOf,
            String actor,
            Instant at,
            List<EntryView> entries) {

        static JournalView of(Booked booked) {
            var journal = booked.journal();
            return new JournalView(
                    journal.journalId(),
                    journal.kind().name(),
                    journal.claimId(),
                    journal.attempt(),
                    journal.reversalOf(),
                    booked.actor(),
                    booked.at(),
                    journal.entries().stream().map(EntryView::of).toList());
        }
    }

    record TotalView(String account, String product, String debit, String credit, String balance) {

        static TotalView of(Total total) {
            return new TotalView(
                    total.account().name(),
                    total.product(),
                    Money.text(total.debit()),
                    Money.text(total.credit()),
                    Money.text(total.debit().subtract(total.credit())));
        }
    }

    record BalanceView(List<TotalView> totals, String debit, String credit, String difference) {

        static BalanceView of(TrialBalance balance) {
            return new BalanceView(
                    balance.totals().stream().map(TotalView::of).toList(),
                    Money.text(balance.debit()),
                    Money.text(balance.credit()),
                    Money.text(balance.difference()));
        }
    }

    @Access(roles = {Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "查询凭证", description = "可按申请、项目、日期筛选，按记账先后排列；借方为正、贷方为负，每张凭证合计为零")
    @ApiResponse(responseCode = "200", description = "凭证")
    @GetMapping("/api/v1/journal")
    Mono<Page<JournalView>> list(
            @ModelAttribute Query query, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return findJournal
                .page(query.filter(), Page.Request.of(limit, cursor))
                .map(page ->
                        new Page<>(page.items().stream().map(JournalView::of).toList(), page.next(), page.total()));
    }

    @Access(roles = {Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "试算平衡", description = "各科目、项目的借贷合计；difference恒为0.00")
    @ApiResponse(responseCode = "200", description = "试算平衡表")
    @GetMapping("/api/v1/journal/totals")
    Mono<BalanceView> totals(@ModelAttribute Query query) {
        return findJournal.balance(query.filter()).map(BalanceView::of);
    }
}
