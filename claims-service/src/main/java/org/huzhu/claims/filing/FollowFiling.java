package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingIdentity.Origin;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.domain.FormCheck;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The next version of a filing is begun: 变更 while it holds, or 续期 around its end. The old one stays as it is until the new one is approved. */
@Component
public class FollowFiling {

    private final FilingAccess access;
    private final FilingStore filings;
    private final FilingChanges changes;
    private final EarlyChange early;
    private final FilingRulebooks rulebooks;
    private final WorkCalendar calendar;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FollowFiling(
            FilingAccess access,
            FilingStore filings,
            FilingChanges changes,
            EarlyChange early,
            FilingRulebooks rulebooks,
            WorkCalendar calendar,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.filings = filings;
        this.changes = changes;
        this.early = early;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param form as it is from now on; the worker stays the same */
    public record ChangeCommand(Caller caller, UUID filingId, FilingForm form, List<String> institutions) {}

    /** Refused with TOO_SOON within three months of the last filing (JLF-009), unless two persons let it pass. */
    public Mono<Outcome<Filled>> change(ChangeCommand command) {
        return Refusable.outcome(access.lockOwn(command.caller(), command.filingId())
                .flatMap(Refusable::value)
                .flatMap(filled -> change(filled, command))
                .as(transaction::transactional));
    }

    private Mono<Filled> change(Filled filled, ChangeCommand command) {
        var filing = filled.filing();
        var today = LocalDate.now(clock);
        var rules = rulebooks.of(filing.identity().region());
        var from = filing.changeableFrom(rules.changeAfter().value(), calendar);
        if (!filled.form().worker().idNumber().equals(command.form().worker().idNumber())) {
            return Refusable.no(Refusal.ofField("FILING_OF_ANOTHER", "worker.idNumber"));
        }
        return early.pass(filing, from, day -> filing.change(today, day), today)
                .flatMap(_ ->
                        begin(filled, command.caller(), Origin.CHANGE, command.form(), command.institutions(), rules));
    }

    /** 续期: the same form again, to be corrected where something is new. */
    public Mono<Outcome<Filled>> renew(Caller caller, UUID filingId) {
        return Refusable.outcome(access.lockOwn(caller, filingId)
                .flatMap(Refusable::value)
                .flatMap(filled -> renew(caller, filled))
                .as(transaction::transactional));
    }

    private Mono<Filled> renew(Caller caller, Filled filled) {
        var filing = filled.filing();
        var rules = rulebooks.of(filing.identity().region());
        return Refusable.value(
                        filing.renew(LocalDate.now(clock), rules.renewalOpens().value()))
                .flatMap(_ -> create(filled, caller, Origin.RENEWAL, filled.form(), filing.institutions(), rules));
    }

    private Mono<Filled> begin(
            Filled old, Caller caller, Origin origin, FilingForm form, List<String> institutions, FilingRules rules) {
        var identity = old.filing().identity();
        var check = new FormCheck(rules, identity.kind(), identity.scenario(), LocalDate.now(clock));
        return check.wrong(form, institutions)
                .map(Refusable::<Filled>no)
                .orElseGet(() -> create(old, caller, origin, form, institutions, rules));
    }

    /** Papers of the old filing count again, except what says the same as the form. */
    private Mono<Filled> create(
            Filled old, Caller caller, Origin origin, FilingForm form, List<String> institutions, FilingRules rules) {
        var next = Filing.draft(
                old.filing().identity().follower(UUID.randomUUID(), origin, caller.id(), clock.instant()),
                institutions);
        return changes.create(next, form, By.of(caller, Change.CREATED, ""))
                .flatMap(created ->
                        filings.copyPapers(old.filing(), next, lasting(rules)).thenReturn(created));
    }

    private static Set<String> lasting(FilingRules rules) {
        var codes = new LinkedHashSet<String>();
        rules.materials().stream()
                .filter(material -> !rules.formPapers().contains(material.code()))
                .map(Material::code)
                .forEach(codes::add);
        return codes;
    }
}
