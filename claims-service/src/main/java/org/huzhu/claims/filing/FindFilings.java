package org.huzhu.claims.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Filter;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.FilingStore.Step;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.party.Parties;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Filings for those whom they concern. Staff who open one are recorded: it shows a person in clear. */
@Component
public class FindFilings {

    private final FilingAccess access;
    private final FilingStore filings;
    private final Papers papers;
    private final Parties parties;
    private final FilingRulebooks rulebooks;
    private final WorkCalendar calendar;
    private final Audit audit;
    private final TransactionalOperator transaction;

    FindFilings(
            FilingAccess access,
            FilingStore filings,
            Papers papers,
            Parties parties,
            FilingRulebooks rulebooks,
            WorkCalendar calendar,
            Audit audit,
            TransactionalOperator transaction) {
        this.access = access;
        this.filings = filings;
        this.papers = papers;
        this.parties = parties;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param changeableFrom first day of a change or cancellation without an exception */
    public record Detail(
            Filled filled,
            FilingRules rules,
            Checklist checklist,
            List<Paper> papers,
            List<Step> steps,
            Optional<LocalDate> changeableFrom) {}

    /** Empty is any. */
    public record Query(Set<FilingState> states, Optional<FilingKind> kind, Optional<Scenario> scenario) {}

    public Mono<Outcome<Detail>> one(Caller caller, UUID filingId) {
        return Refusable.outcome(access.readable(caller, filingId)
                .flatMap(Refusable::value)
                .flatMap(filled -> seen(caller, filingId, "FILING_READ").then(detail(filled)))
                .as(transaction::transactional));
    }

    public Mono<Outcome<FilingKind>> kindOf(Caller caller, UUID filingId) {
        return access.readable(caller, filingId)
                .map(found -> found.map(filled -> filled.filing().identity().kind()));
    }

    /** For the printed form. */
    public Mono<Outcome<Filled>> forPrinting(Caller caller, UUID filingId) {
        return Refusable.outcome(access.readable(caller, filingId)
                .flatMap(Refusable::value)
                .flatMap(filled -> seen(caller, filingId, "FILING_PRINTED").thenReturn(filled))
                .as(transaction::transactional));
    }

    public Mono<Detail> detail(Filled filled) {
        var filing = filled.filing();
        var rules = rulebooks.of(filing.identity().region());
        return Mono.zip(filings.papers(filing), filings.steps(filing).collectList())
                .map(parts -> new Detail(
                        filled,
                        rules,
                        papers.checklist(filled, parts.getT1()),
                        parts.getT1(),
                        parts.getT2(),
                        filing.changeableFrom(rules.changeAfter().value(), calendar)));
    }

    /** Staff see all, a client what it recorded, a member his own; somebody who is no member has none. */
    public Mono<Page<Filled>> list(Caller caller, Query query, Page.Request page) {
        return switch (caller) {
            case Caller.Account staff
            when staff.isStaff() -> filings.list(filter(query, Optional.empty(), Optional.empty()), page);
            case Caller.Account account ->
                parties.knownPersonOf(account)
                        .flatMap(person -> filings.list(filter(query, Optional.of(person), Optional.empty()), page))
                        .switchIfEmpty(Mono.fromSupplier(() -> new Page<>(List.of(), null, 0)));
            case Caller.Client client -> filings.list(filter(query, Optional.empty(), Optional.of(client.id())), page);
        };
    }

    private static Filter filter(Query query, Optional<UUID> person, Optional<String> filedBy) {
        return new Filter(person, filedBy, query.states(), query.kind(), query.scenario());
    }

    private Mono<Void> seen(Caller caller, UUID filingId, String action) {
        return caller.isStaff()
                ? audit.record(caller, Audit.Entry.of(action, "FILING", filingId, Map.of()))
                : Mono.empty();
    }
}
