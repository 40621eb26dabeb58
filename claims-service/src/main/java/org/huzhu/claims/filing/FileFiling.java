package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingForm.ApplicantKind;
import org.huzhu.claims.filing.domain.FilingIdentity;
import org.huzhu.claims.filing.domain.FilingIdentity.Origin;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.domain.FormCheck;
import org.huzhu.claims.filing.domain.Scenario;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.filing.rules.FilingSettings;
import org.huzhu.claims.party.Parties;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A filing is begun: by the worker himself, or at the window for him (JLF-004). */
@Component
public class FileFiling {

    private final FilingStore filings;
    private final FilingChanges changes;
    private final FilingRulebooks rulebooks;
    private final FilingSettings settings;
    private final Parties parties;
    private final PersonIds personIds;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FileFiling(
            FilingStore filings,
            FilingChanges changes,
            FilingRulebooks rulebooks,
            FilingSettings settings,
            Parties parties,
            PersonIds personIds,
            TransactionalOperator transaction,
            Clock clock) {
        this.filings = filings;
        this.changes = changes;
        this.rulebooks = rulebooks;
        this.settings = settings;
        this.parties = parties;
        this.personIds = personIds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param region empty for the usual one
     * @param change 备案类别 变更 was ticked
     */
    public record Command(
            Caller caller,
            Optional<String> region,
            FilingKind kind,
            Scenario scenario,
            boolean change,
            FilingForm form,
            List<String> institutions) {}

    public Mono<Outcome<Filled>> handle(Command command) {
        var region = command.region().orElse(settings.defaultRegion());
        var rules = rulebooks.find(region);
        if (rules.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("REGION_UNKNOWN", "region")));
        }
        return Refusable.outcome(personOf(command)
                .flatMap(person -> checked(command, rules.get()).then(Mono.defer(() -> begin(command, region, person))))
                .as(transaction::transactional));
    }

    private Mono<Void> checked(Command command, FilingRules rules) {
        var check = new FormCheck(rules, command.kind(), command.scenario(), LocalDate.now(clock));
        return check.wrong(command.form(), command.institutions())
                .map(Refusable::<Void>no)
                .orElse(Mono.empty());
    }

    private Mono<Filled> begin(Command command, String region, UUID person) {
        return filings.inForce(person, command.kind(), command.scenario(), LocalDate.now(clock))
                .flatMap(known -> Refusable.<Filled>no(Refusal.of(
                        "FILING_IN_FORCE",
                        Map.of("filingId", known.identity().filingId().toString()))))
                .switchIfEmpty(Mono.defer(() -> command.change()
                        ? Refusable.no(Refusal.ofField("NO_EARLIER_FILING", "category"))
                        : create(command, region, person)));
    }

    private Mono<Filled> create(Command command, String region, UUID person) {
        var identity = new FilingIdentity(
                person,
                UUID.randomUUID(),
                region,
                command.kind(),
                command.scenario(),
                Origin.NEW,
                1,
                Optional.empty(),
                command.caller().id(),
                clock.instant());
        return changes.create(
                Filing.draft(identity, command.institutions()),
                command.form(),
                By.of(command.caller(), Change.CREATED, ""));
    }

    private Mono<UUID> personOf(Command command) {
        var named = personIds.of(command.form().worker().idNumber());
        return switch (command.caller()) {
            case Caller.Account staff
            when staff.isStaff() ->
                FilingAccess.isWindow(staff) ? Mono.just(named) : Refusable.no(Refusal.of("FORBIDDEN"));
            case Caller.Account account -> self(account, command.form(), named);
            case Caller.Client client ->
                FilingAccess.serves(client, FilingAccess.WRITE)
                        ? Mono.just(named)
                        : Refusable.no(Refusal.of("FORBIDDEN"));
        };
    }

    /** Whoever applies for somebody else does it in person, at the window. */
    private Mono<UUID> self(Caller.Account account, FilingForm form, UUID named) {
        if (form.applicant() == ApplicantKind.RELATIVE) {
            return Refusable.no(Refusal.ofField("CHANNEL_NOT_AVAILABLE", "applicant"));
        }
        return parties.personOf(account)
                .switchIfEmpty(Refusable.no(Refusal.of("MEMBERSHIP_REQUIRED")))
                .flatMap(own -> own.equals(named)
                        ? Mono.just(own)
                        : Refusable.no(Refusal.ofField("NOT_SELF", "worker.idNumber")));
    }
}
