package org.huzhu.claims.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.ApplicationStore.Filter;
import org.huzhu.claims.application.ApplicationStore.Paper;
import org.huzhu.claims.application.ApplicationStore.Step;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.ApplicationState;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.RequiredPapers;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.party.Parties;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Applications for those whom they concern. Staff who open one are recorded: it shows a person in clear. */
@Component
public class FindApplications {

    private final ApplicationAccess access;
    private final ApplicationStore applications;
    private final ApplicationRulebooks rulebooks;
    private final Parties parties;
    private final FactDictionary dictionary;
    private final Audit audit;
    private final TransactionalOperator transaction;

    FindApplications(
            ApplicationAccess access,
            ApplicationStore applications,
            ApplicationRulebooks rulebooks,
            Parties parties,
            FactDictionary dictionary,
            Audit audit,
            TransactionalOperator transaction) {
        this.access = access;
        this.applications = applications;
        this.rulebooks = rulebooks;
        this.parties = parties;
        this.dictionary = dictionary;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param openFacts what must still be told before it can be handed in */
    public record Detail(
            Filled filled,
            ApplicationRules rules,
            BenefitType type,
            Checklist checklist,
            List<String> openFacts,
            List<Paper> papers,
            List<Step> steps) {}

    public Mono<Outcome<Detail>> one(Caller caller, UUID applicationId) {
        return Refusable.outcome(access.readable(caller, applicationId)
                .flatMap(Refusable::value)
                .flatMap(filled -> seen(caller, applicationId).then(Mono.defer(() -> detail(filled))))
                .as(transaction::transactional));
    }

    public Mono<Detail> detail(Filled filled) {
        var application = filled.application();
        var papers = required(filled);
        var file = filled.file();
        return Mono.zip(
                        applications.papers(application),
                        applications.steps(application).collectList())
                .map(parts -> {
                    var checklist = checklist(filled, parts.getT1());
                    return new Detail(
                            filled,
                            papers.rules(),
                            papers.type(),
                            checklist,
                            papers.openFacts(
                                    checklist, file.facts(), file.form().items()),
                            parts.getT1(),
                            parts.getT2());
                });
    }

    /** Staff see all, a client what it recorded, a member his own; somebody who is no member has none. */
    public Mono<Page<Filled>> list(
            Caller caller, Set<ApplicationState> states, Optional<String> type, Page.Request page) {
        return switch (caller) {
            case Caller.Account staff
            when staff.isStaff() ->
                applications.list(new Filter(Optional.empty(), Optional.empty(), states, type), page);
            case Caller.Account account ->
                parties.knownPersonOf(account)
                        .flatMap(person -> applications.list(
                                new Filter(Optional.of(person), Optional.empty(), states, type), page))
                        .switchIfEmpty(Mono.fromSupplier(() -> new Page<>(List.of(), null, 0)));
            case Caller.Client client ->
                applications.list(new Filter(Optional.empty(), Optional.of(client.id()), states, type), page);
        };
    }

    Checklist checklist(Filled filled, List<Paper> papers) {
        return required(filled)
                .checklist(
                        filled.file().facts(),
                        papers.stream()
                                .flatMap(paper -> paper.provided().stream())
                                .toList());
    }

    private RequiredPapers required(Filled filled) {
        var identity = filled.application().identity();
        return new RequiredPapers(rulebooks.of(identity), rulebooks.typeOf(identity), dictionary);
    }

    private Mono<Void> seen(Caller caller, UUID applicationId) {
        return caller.isStaff()
                ? audit.record(
                        caller, Audit.Entry.of("APPLICATION_READ", "INJURY_APPLICATION", applicationId, Map.of()))
                : Mono.empty();
    }
}
