package org.huzhu.claims.filing;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.domain.FormCheck;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A filing with all its papers goes to the agency; the clock of changes starts (JLF-009). */
@Component
public class SubmitFiling {

    private final FilingAccess access;
    private final FilingStore filings;
    private final FilingChanges changes;
    private final Papers papers;
    private final FilingRulebooks rulebooks;
    private final FactDictionary dictionary;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SubmitFiling(
            FilingAccess access,
            FilingStore filings,
            FilingChanges changes,
            Papers papers,
            FilingRulebooks rulebooks,
            FactDictionary dictionary,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.filings = filings;
        this.changes = changes;
        this.papers = papers;
        this.rulebooks = rulebooks;
        this.dictionary = dictionary;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<Filled>> handle(Caller caller, UUID filingId) {
        return Refusable.outcome(access.lockOwn(caller, filingId)
                .flatMap(Refusable::value)
                .flatMap(filled -> filings.papers(filled.filing()).flatMap(present -> submit(caller, filled, present)))
                .as(transaction::transactional));
    }

    /** A draft may have waited: what was right then is asked again. */
    private Mono<Filled> submit(Caller caller, Filled filled, List<Paper> present) {
        var filing = filled.filing();
        var identity = filing.identity();
        var today = LocalDate.now(clock);
        var check = new FormCheck(rulebooks.of(identity.region()), identity.kind(), identity.scenario(), today);
        return Refusable.value(filing.submit(today)).flatMap(submitted -> {
            var wrong = incomplete(papers.checklist(filled, present))
                    .or(() -> check.wrong(filled.form(), filing.institutions()));
            return wrong.isPresent()
                    ? Refusable.no(wrong.get())
                    : changes.save(submitted, filled.form(), By.of(caller, Change.SUBMITTED, ""));
        });
    }

    private Optional<Refusal> incomplete(Checklist checklist) {
        if (checklist.isComplete()) {
            return Optional.empty();
        }
        var words = Stream.concat(
                        checklist.missing().stream().map(SubmitFiling::words),
                        checklist.openFacts().stream().map(dictionary::question))
                .distinct()
                .collect(joining("；"));
        return Optional.of(Refusal.of(
                "MATERIALS_INCOMPLETE",
                Map.of(
                        "list", words,
                        "missing",
                                checklist.missing().stream()
                                        .map(Checklist.Line::code)
                                        .toList(),
                        "openFacts", checklist.openFacts())));
    }

    private static String words(Checklist.Line line) {
        return line.name() + line.flaw().map(flaw -> "（" + flaw.text() + "）").orElse("");
    }
}
