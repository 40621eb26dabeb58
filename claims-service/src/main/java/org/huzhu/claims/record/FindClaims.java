package org.huzhu.claims.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.SealedApplicants;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.record.ClaimRecordStore.Row;
import org.huzhu.claims.record.domain.ClaimStatus;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks claims up page by page, or all at once for a workbook. Searches by ID number and exports leave a trace. */
@Component
public class FindClaims {

    private final ClaimRecordStore records;
    private final SealedApplicants applicants;
    private final Products products;
    private final Audit audit;
    private final TransactionalOperator transaction;

    FindClaims(
            ClaimRecordStore records,
            SealedApplicants applicants,
            Products products,
            Audit audit,
            TransactionalOperator transaction) {
        this.records = records;
        this.applicants = applicants;
        this.products = products;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param byIdNumber a person was named by his ID number */
    public Mono<Page<ClaimRecord>> page(Caller caller, ClaimFilter filter, boolean byIdNumber, Page.Request request) {
        var found = Mono.zip(records.page(filter, request), records.count(filter), (rows, total) -> {
            var page = Page.of(rows, request.limit(), total, Row::sortKey);
            return new Page<>(page.items().stream().map(this::view).toList(), page.next(), page.total());
        });
        return byIdNumber
                ? found.flatMap(page -> audit.record(caller, searched(filter, page.total()))
                                .thenReturn(page))
                        .as(transaction::transactional)
                : found;
    }

    /** Every claim of the filter. Who took how many is written down before the first one leaves. */
    public Mono<Flux<ClaimRecord>> export(Caller caller, ClaimFilter filter) {
        return records.count(filter)
                .flatMap(count -> audit.record(caller, exported(filter, count)))
                .as(transaction::transactional)
                .thenReturn(records.all(filter).map(this::view));
    }

    private static Audit.Entry searched(ClaimFilter filter, long count) {
        var person = filter.personId().map(Object::toString).orElse("");
        return Audit.Entry.of("CLAIMS_SEARCHED", "PERSON", person, Map.of("rows", count));
    }

    private static Audit.Entry exported(ClaimFilter filter, long count) {
        var detail = new TreeMap<String, Object>();
        detail.put("rows", count);
        filter.product().ifPresent(product -> detail.put("product", product));
        filter.personId().ifPresent(person -> detail.put("personId", person.toString()));
        filter.from().ifPresent(from -> detail.put("from", from.toString()));
        filter.to().ifPresent(to -> detail.put("to", to.toString()));
        return Audit.Entry.of(
                "CLAIMS_EXPORTED", "UNIT", filter.unitId().map(Object::toString).orElse("ALL"), detail);
    }

    private ClaimRecord view(Row row) {
        var applicant = applicants.applicant(row.claimId(), row.sealedPerson());
        var status = ClaimStatus.of(row.state());
        var terms = products.version(row.product(), row.version());
        return new ClaimRecord(
                row.claimId(),
                row.claimId().toString().substring(0, 8),
                applicant.name(),
                applicant.maskedPhone(),
                row.product(),
                terms.map(version -> version.nameZh()).orElse(row.product()),
                row.responsibilities().stream()
                        .map(code -> terms.flatMap(version -> version.claims().find(code))
                                .map(Responsibility::nameZh)
                                .orElse(code))
                        .collect(Collectors.joining("、")),
                row.eventDate(),
                row.amount().map(Money::text),
                row.submittedAt().orElse(row.createdAt()),
                row.closedAt().filter(_ -> row.state() == ClaimState.COMPLETED),
                status,
                status.text(),
                row.state(),
                ClaimStatus.remark(row.state(), row.reason()));
    }
}
