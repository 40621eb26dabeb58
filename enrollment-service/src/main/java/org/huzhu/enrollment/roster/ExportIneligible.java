package org.huzhu.enrollment.roster;

import static java.util.stream.Collectors.joining;
import static org.huzhu.platform.values.Outcome.done;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.Products;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.workbook.WorkbookExport;
import org.huzhu.platform.workbook.WorkbookExport.Column;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The ineligible persons with their reasons, in clear, because the unit is to correct them (WXU-033). Every export is audited. Both forms can be
 * corrected and uploaded again; the reasons column is not looked at.
 */
@Component
public class ExportIneligible {

    private static final List<Column> COLUMNS = List.of(
            new Column("姓名", 14),
            new Column("居民身份证证件号", 24),
            new Column("社保卡银行卡号", 24),
            new Column("开户行", 30),
            new Column("手机号", 16),
            new Column("备注", 20),
            new Column(RosterLayout.REASON_LABEL, 60));

    /** The export of the manual, or the template with the unit's own rows filled in. */
    public enum Form {
        LIST,
        ANNOTATED
    }

    /** A workbook to be streamed under a name. */
    public record Export(String fileName, Flux<DataBuffer> content) {}

    private final OrderAccess orders;
    private final RosterPersons persons;
    private final Products products;
    private final PersonVault vault;
    private final RosterTemplate template;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ExportIneligible(
            OrderAccess orders,
            RosterPersons persons,
            Products products,
            PersonVault vault,
            RosterTemplate template,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.orders = orders;
        this.persons = persons;
        this.products = products;
        this.vault = vault;
        this.template = template;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<Export>> handle(Caller caller, String orderNo, Form form) {
        return orders.visible(caller, orderNo).flatMap(order -> switch (order) {
            case Done<OrderSummary> visible -> export(caller, visible.value(), form);
            case Refused<OrderSummary> no -> Mono.just(Outcome.<Export>refused(no.refusal()));
        });
    }

    private Mono<Outcome<Export>> export(Caller caller, OrderSummary order, Form form) {
        var fileName = "不可参保人员信息-" + clock.millis() + ".xlsx";
        return persons.counts(order.orderNo())
                .flatMap(counts -> audit.record(
                        caller,
                        Audit.Entry.of(
                                "INELIGIBLE_EXPORTED",
                                "ORDER",
                                order.orderNo(),
                                Map.of("persons", counts.ineligible(), "form", form))))
                .as(transaction::transactional)
                .thenReturn(done(new Export(fileName, content(order, form))));
    }

    private Flux<DataBuffer> content(OrderSummary order, Form form) {
        var rows = persons.ineligible(order.orderNo());
        return switch (form) {
            case LIST -> WorkbookExport.stream("不可参保人员", COLUMNS, rows.map(this::listed));
            case ANNOTATED -> template.filled(version(order), rows.map(this::annotated));
        };
    }

    /** An order outlives the version of its product; the title is that of the newest one. */
    private ProductVersion version(OrderSummary order) {
        return products.all().stream()
                .filter(version -> version.code().equals(order.product()))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private List<String> listed(RosterPerson person) {
        var data = vault.open(person.personId(), person.sealed());
        return Stream.concat(values(data, person), Stream.of(texts(person.reasons())))
                .toList();
    }

    private List<String> annotated(RosterPerson person) {
        var data = vault.open(person.personId(), person.sealed());
        var row = new ArrayList<String>();
        row.add(person.rowNo() == 0 ? "" : String.valueOf(person.rowNo()));
        values(data, person).forEach(row::add);
        row.add(person.reasons().stream()
                .map(reason -> reason.cell() + " " + reason.text())
                .collect(joining("；")));
        return row;
    }

    private static Stream<String> values(PersonalData data, RosterPerson person) {
        return Stream.of(data.name(), data.idNumber(), data.bankCard(), data.bankName(), data.phone(), person.remark());
    }

    private static String texts(List<Finding> reasons) {
        return reasons.stream().map(Finding::text).collect(joining("；"));
    }
}
