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
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.claims.application.domain.ApplicationForm;
import org.huzhu.claims.application.domain.ApplicationIdentity;
import org.huzhu.claims.application.domain.ApplicationRules;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.Channel;
import org.huzhu.claims.application.rules.ApplicationRulebooks;
import org.huzhu.claims.party.Parties;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An application is begun: online by the member himself, or at the window for him (1D.1). */
@Component
public class OpenApplication {

    private final ApplicationChanges changes;
    private final ApplicationRulebooks rulebooks;
    private final CheckedFile checkedFile;
    private final Parties parties;
    private final PersonIds personIds;
    private final TransactionalOperator transaction;
    private final Clock clock;

    OpenApplication(
            ApplicationChanges changes,
            ApplicationRulebooks rulebooks,
            CheckedFile checkedFile,
            Parties parties,
            PersonIds personIds,
            TransactionalOperator transaction,
            Clock clock) {
        this.changes = changes;
        this.rulebooks = rulebooks;
        this.checkedFile = checkedFile;
        this.parties = parties;
        this.personIds = personIds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param region empty for the usual one */
    public record Command(
            Caller caller,
            Optional<String> region,
            Channel channel,
            String type,
            LocalDate injuredOn,
            ApplicationForm form,
            Map<String, Object> facts) {}

    public Mono<Outcome<Filled>> handle(Command command) {
        var rules = rulebooks.find(command.region());
        if (rules.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("APPLICATION_REGION", "region")));
        }
        var type = rules.get().find(command.type());
        if (type.isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("BENEFIT_TYPE_UNKNOWN", "type")));
        }
        if (!isOpenTo(command.caller(), command.channel(), type.get())) {
            var offered = type.get().channels().stream()
                    .map(offer -> offer.channel().name())
                    .toList();
            return Mono.just(Outcome.refused(Refusal.of("CHANNEL_NOT_AVAILABLE", Map.of("channels", offered))));
        }
        return Refusable.outcome(begin(command, rules.get(), type.get()).as(transaction::transactional));
    }

    /** Staff sit at the window and nobody else does; portal and APP are where members log in. */
    private static boolean isOpenTo(Caller caller, Channel channel, BenefitType type) {
        return type.isOffered(channel)
                && switch (caller) {
                    case Caller.Account account -> account.isStaff() == (channel == Channel.WINDOW);
                    case Caller.Client _ -> true;
                };
    }

    private Mono<Filled> begin(Command command, ApplicationRules rules, BenefitType type) {
        var file = checkedFile.read(rules, type, command.form(), command.facts(), command.injuredOn());
        return mayFile(command)
                .then(Refusable.value(file))
                .flatMap(checked -> changes.create(
                        Application.draft(identity(command, rules, checked)),
                        checked,
                        new By(command.caller(), Change.CREATED, "")));
    }

    private ApplicationIdentity identity(Command command, ApplicationRules rules, ApplicationFile file) {
        return new ApplicationIdentity(
                personIds.of(file.form().worker().idNumber()),
                UUID.randomUUID(),
                rules.region(),
                command.type(),
                command.channel(),
                command.injuredOn(),
                personIds.of(file.form().payeeIdNumber()),
                command.caller().id(),
                clock.instant());
    }

    private Mono<Void> mayFile(Command command) {
        return switch (command.caller()) {
            case Caller.Account staff when staff.isStaff() -> allowed(ApplicationAccess.isWindow(staff));
            case Caller.Account account -> self(account, command.form());
            case Caller.Client client -> allowed(ApplicationAccess.serves(client, ApplicationAccess.WRITE));
        };
    }

    private static Mono<Void> allowed(boolean may) {
        return may ? Mono.empty() : Refusable.no(Refusal.of("FORBIDDEN"));
    }

    private Mono<Void> self(Caller.Account account, ApplicationForm form) {
        return parties.personOf(account)
                .switchIfEmpty(Refusable.no(Refusal.of("MEMBERSHIP_REQUIRED")))
                .flatMap(own -> own.equals(personIds.of(form.payeeIdNumber()))
                        ? Mono.<Void>empty()
                        : Refusable.no(Refusal.ofField("NOT_SELF", "worker.idNumber")));
    }
}
