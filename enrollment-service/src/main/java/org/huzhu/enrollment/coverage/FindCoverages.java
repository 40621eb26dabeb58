package org.huzhu.enrollment.coverage;

import java.time.Clock;
import java.time.LocalDate;
import org.huzhu.enrollment.coverage.domain.CoverageStatus;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks up records of coverage (参保记录, WXU-053…055), page by page or all at once for a workbook. */
@Component
public class FindCoverages {

    private final CoverageStore coverages;
    private final Products products;
    private final PersonVault vault;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FindCoverages(
            CoverageStore coverages,
            Products products,
            PersonVault vault,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.coverages = coverages;
        this.products = products;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Page<CoverageRecord>> page(CoverageFilter filter, Page.Request request) {
        return Mono.zip(coverages.page(filter, request), coverages.count(filter), (rows, total) -> {
            var page = Page.of(rows, request.limit(), total, CoverageStore::sortKey);
            return new Page<>(page.items().stream().map(this::view).toList(), page.next(), page.total());
        });
    }

    /** Every record of the filter. Who took how many is written down before the first one leaves. */
    public Mono<Flux<CoverageRecord>> export(Caller caller, CoverageFilter filter) {
        return coverages
                .count(filter)
                .flatMap(count -> audit.record(caller, exported(filter, count)))
                .as(transaction::transactional)
                .thenReturn(coverages.all(filter).map(this::view));
    }

    private static Audit.Entry exported(CoverageFilter filter, long count) {
        var detail = new java.util.TreeMap<String, Object>();
        detail.put("rows", count);
        filter.product().ifPresent(product -> detail.put("product", product));
        filter.year().ifPresent(year -> detail.put("year", year));
        filter.orderNo().ifPresent(orderNo -> detail.put("orderNo", orderNo));
        filter.personId().ifPresent(personId -> detail.put("personId", personId.toString()));
        return Audit.Entry.of(
                "COVERAGES_EXPORTED",
                "UNIT",
                filter.unitId().map(Object::toString).orElse("ALL"),
                detail);
    }

    private CoverageRecord view(CoverageRow row) {
        var person = vault.open(row.personId(), row.sealed());
        var status = CoverageStatus.on(LocalDate.now(clock), row.term(), row.isCancelled());
        return new CoverageRecord(
                row.coverageId(),
                person.name(),
                person.maskedPhone(),
                person.maskedIdNumber(),
                person.maskedBankCard(),
                person.bankName(),
                row.cardKind(),
                row.product(),
                productName(row.product()),
                row.classCode(),
                row.term().from(),
                row.term().to(),
                status,
                status.text(),
                row.claimed(),
                Money.text(row.premium()),
                row.remark(),
                row.orderNo(),
                row.unitName());
    }

    private String productName(String code) {
        return products.all().stream()
                .filter(product -> product.code().equals(code))
                .map(ProductVersion::nameZh)
                .reduce((_, latest) -> latest)
                .orElse(code);
    }
}
