package org.huzhu.enrollment.renewal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitAccess;
import org.huzhu.enrollment.unit.UnitSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 续保提醒: the list of a day (WXU-060, WXU-064), and the same as a roster that can be uploaded again (WXU-063). */
@Component
public class ListRenewals {

    /** What is asked for. The day is the current month's 1st unless one is given; {@code unitId} counts for staff only. */
    public record Query(Caller caller, Optional<LocalDate> on, Optional<String> product, Optional<UUID> unitId) {}

    /** A roster of one product, in clear. */
    public record Sheet(String product, Flux<Line> lines) {}

    /** One person of a {@link Sheet}. */
    public record Line(PersonalData person, String remark) {}

    private final RenewalStore renewals;
    private final RenewalCalendar calendar;
    private final UnitAccess units;
    private final PersonVault vault;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ListRenewals(
            RenewalStore renewals,
            RenewalCalendar calendar,
            UnitAccess units,
            PersonVault vault,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.renewals = renewals;
        this.calendar = calendar;
        this.units = units;
        this.vault = vault;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<Page<RenewalItem>>> page(Query query, Page.Request request) {
        return scope(query).flatMap(scoped -> switch (scoped) {
            case Refused<RenewalQuery> no -> Mono.just(Outcome.refused(no.refusal()));
            case Done<RenewalQuery> done -> page(done.value(), request).map(Outcome::done);
        });
    }

    /**
     * One unit's list in clear; of staff only administrators get it. Refused with PRODUCT_REQUIRED when it holds several products, because a roster
     * is of one.
     */
    public Mono<Outcome<Sheet>> sheet(Query query) {
        if (query.caller().isStaff() && !query.caller().has(Role.ADMIN)) {
            return Mono.just(Outcome.refused(Refusal.of("FORBIDDEN")));
        }
        return scope(query).flatMap(scoped -> switch (scoped) {
            case Refused<RenewalQuery> no -> Mono.just(Outcome.refused(no.refusal()));
            case Done<RenewalQuery> done
            when done.value().unitId().isEmpty() ->
                Mono.just(Outcome.refused(Refusal.ofField("UNIT_REQUIRED", "unitId")));
            case Done<RenewalQuery> done -> sheet(query, done.value());
        });
    }

    private Mono<Page<RenewalItem>> page(RenewalQuery query, Page.Request request) {
        return Mono.zip(renewals.page(query, request), renewals.count(query), (rows, total) -> {
            var page = Page.of(rows, request.limit(), total, RenewalStore::sortKey);
            return new Page<>(page.items().stream().map(this::item).toList(), page.next(), page.total());
        });
    }

    private Mono<Outcome<Sheet>> sheet(Query query, RenewalQuery scoped) {
        return renewals.products(scoped).flatMap(products -> {
            if (products.size() > 1) {
                return Mono.just(Outcome.refused(
                        Refusal.of("PRODUCT_REQUIRED", Map.of("products", String.join("、", products)))));
            }
            var product = products.stream()
                    .findFirst()
                    .orElseGet(() -> scoped.windows().getFirst().product());
            return exported(query, scoped)
                    .thenReturn(
                            Outcome.done(new Sheet(product, renewals.all(scoped).map(this::line))));
        });
    }

    private Mono<Void> exported(Query query, RenewalQuery scoped) {
        var unitId = scoped.unitId().orElseThrow();
        return renewals.count(scoped)
                .flatMap(count -> audit.record(
                        query.caller(), Audit.Entry.of("RENEWALS_EXPORTED", "UNIT", unitId, Map.of("rows", count))))
                .as(transaction::transactional);
    }

    private Mono<Outcome<RenewalQuery>> scope(Query query) {
        var windows = calendar.windows(query.on().orElseGet(calendar::currentListDay)).stream()
                .filter(window -> query.product().map(window.product()::equals).orElse(true))
                .toList();
        if (windows.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("NOT_FOUND", "product")));
        }
        if (query.caller().isStaff()) {
            return Mono.just(Outcome.done(new RenewalQuery(query.unitId(), windows)));
        }
        return units.ofCaller(query.caller()).map(unit -> switch (unit) {
            case Done<UnitSummary> own ->
                Outcome.done(new RenewalQuery(Optional.of(own.value().unitId()), windows));
            case Refused<UnitSummary> no -> Outcome.refused(no.refusal());
        });
    }

    private RenewalItem item(RenewalRow row) {
        var person = vault.open(row.personId(), row.sealed());
        return new RenewalItem(
                row.coverageId(),
                person.name(),
                person.maskedIdNumber(),
                person.maskedBankCard(),
                person.bankName(),
                person.maskedPhone(),
                row.product(),
                row.term().from(),
                row.term().to(),
                ChronoUnit.DAYS.between(LocalDate.now(clock), row.term().to()),
                row.remark());
    }

    private Line line(RenewalRow row) {
        return new Line(vault.open(row.personId(), row.sealed()), row.remark());
    }
}
