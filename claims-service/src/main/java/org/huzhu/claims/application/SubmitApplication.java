package org.huzhu.claims.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationChanges.By;
import org.huzhu.claims.application.ApplicationChanges.Change;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.domain.Application;
import org.huzhu.claims.application.domain.ApplicationCheck;
import org.huzhu.claims.application.domain.RequiredPapers;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 提交: with everything it needs; the agency's time starts (LYG-34). */
@Component
public class SubmitApplication {

    private final ApplicationAccess access;
    private final ApplicationStore applications;
    private final ApplicationChanges changes;
    private final ApplicationRulebooks rulebooks;
    private final FactDictionary dictionary;
    private final WorkCalendar calendar;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SubmitApplication(
            ApplicationAccess access,
            ApplicationStore applications,
            ApplicationChanges changes,
            ApplicationRulebooks rulebooks,
            FactDictionary dictionary,
            WorkCalendar calendar,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.applications = applications;
        this.changes = changes;
        this.rulebooks = rulebooks;
        this.dictionary = dictionary;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<Filled>> handle(Caller caller, UUID applicationId) {
        return Refusable.outcome(access.lockOwn(caller, applicationId)
                .flatMap(Refusable::value)
                .flatMap(filled -> submitted(caller, filled.application())
                        .flatMap(next -> checked(filled).thenReturn(next))
                        .flatMap(next -> changes.save(next, filled.file(), new By(caller, Change.SUBMITTED, ""))))
                .as(transaction::transactional));
    }

    private Mono<Application> submitted(Caller caller, Application application) {
        var today = LocalDate.now(clock);
        var due = rulebooks.of(application.identity()).due().rule().lastDay(today, calendar);
        return Refusable.value(application.submit(today, due, !calendar.isAnnounced(due), caller.id()));
    }

    /** A draft may have waited: what was right then is asked again. */
    private Mono<Void> checked(Filled filled) {
        var application = filled.application();
        var form = filled.file().form();
        var facts = filled.file().facts();
        var rules = rulebooks.of(application.identity());
        var type = rulebooks.typeOf(application.identity());
        var papers = new RequiredPapers(rules, type, dictionary);
        var check = new ApplicationCheck(rules, type, LocalDate.now(clock));
        return applications
                .papers(application)
                .map(present -> papers.incomplete(
                                facts,
                                present.stream()
                                        .flatMap(paper -> paper.provided().stream())
                                        .toList(),
                                form.items())
                        .or(() ->
                                check.wrong(form, facts, application.identity().injuredOn())))
                .flatMap(SubmitApplication::orRefuse)
                .then(Mono.defer(() -> papers.asksForChoice(form.items()) ? oneChoice(filled) : Mono.empty()));
    }

    private static Mono<Void> orRefuse(Optional<Refusal> refusal) {
        return refusal.map(Refusable::<Void>no).orElse(Mono.empty());
    }

    /** Relatives who chose in one application have chosen in the other. */
    private Mono<Void> oneChoice(Filled filled) {
        var choice = filled.file().facts().text("survivorChoice").orElse("");
        var clause =
                rulebooks.of(filled.application().identity()).survivorChoice().clause();
        return applications
                .survivorChoices(filled.application())
                .filter(other -> !other.equals(choice))
                .next()
                .flatMap(other -> Refusable.<Void>no(Refusal.of(
                        "CHOOSE_ONE_SURVIVOR_BENEFIT", Map.of("choice", choice, "other", other, "clause", clause))));
    }
}
