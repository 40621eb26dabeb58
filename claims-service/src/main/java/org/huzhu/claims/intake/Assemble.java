package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.coverage.domain.CoveredTerm;
import org.huzhu.claims.intake.domain.Account;
import org.huzhu.claims.intake.domain.CaseFacts;
import org.huzhu.claims.intake.domain.DirectPayment;
import org.huzhu.claims.intake.domain.Event;
import org.huzhu.claims.intake.domain.Ticked;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.rulebook.ClaimRules.AccountKind;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.values.ResidentId;
import org.springframework.stereotype.Component;

/** Puts an application together with its cover and its terms, and refuses what they do not allow. */
@Component
class Assemble {

    private final Windows windows;
    private final Clock clock;

    Assemble(Windows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    record Command(
            Filing filing, Ticked ticked, CoveredTerm cover, LocalDate coveredSince, Facts told, PersonalData person) {}

    /** What is being put together. */
    private record Draft(Command command, String classCode, Facts facts, List<ClaimItem> items, Account account) {}

    Outcome<Prepared> handle(Command command) {
        return Chain.then(
                command.ticked()
                        .classOf(command.cover().classCode(), command.filing().classCode()),
                classCode -> Chain.then(events(command), events -> withClass(command, classCode, events)));
    }

    private Outcome<Prepared> withClass(Command command, String classCode, List<Event> events) {
        var facts = facts(command, classCode, events);
        return Chain.then(
                checked(command, facts, events),
                _ -> Chain.then(account(command), account -> {
                    var items = items(command, events);
                    var closed = command.filing().isOffline() ? Optional.<Refusal>empty() : windows.closed(items, "");
                    return Chain.unless(closed, prepared(new Draft(command, classCode, facts, items, account)));
                }));
    }

    private Outcome<List<Event>> events(Command command) {
        var events = new ArrayList<Event>();
        for (var pair : command.ticked().pairs()) {
            switch (Event.of(pair.item(), pair.responsibility(), command.told(), LocalDate.now(clock))) {
                case Outcome.Refused<Event> no -> {
                    return refused(no.refusal());
                }
                case Outcome.Done<Event> event -> events.add(event.value());
            }
        }
        var term = command.cover().term();
        return events.stream()
                .filter(event -> !term.contains(event.day()))
                .findFirst()
                .<Outcome<List<Event>>>map(outside -> refused(Refusal.of(
                        "EVENTS_OF_TWO_TERMS",
                        Map.of(
                                "eventDate",
                                outside.day().toString(),
                                "from",
                                term.from().toString(),
                                "to",
                                term.to().toString()))))
                .orElseGet(() -> done(events));
    }

    private Facts facts(Command command, String classCode, List<Event> events) {
        var facts = CaseFacts.withTreatment(command.told(), command.ticked().category());
        for (var i = events.size() - 1; i >= 0; i--) {
            var basis = command.ticked().pairs().get(i).responsibility().eventBasis();
            facts = events.get(i).addTo(facts, basis);
        }
        facts = Account.cards(facts, command.filing().bank(), card(command));
        return CaseFacts.complete(
                facts, command.ticked().version().claims(), command.cover().product(), classCode);
    }

    private Outcome<Facts> checked(Command command, Facts facts, List<Event> events) {
        var pairs = command.ticked().pairs();
        var wrong = CaseFacts.noTreatment(facts, command.ticked().category());
        for (var i = 0; i < pairs.size() && wrong.isEmpty(); i++) {
            var responsibility = pairs.get(i).responsibility();
            var event = events.get(i);
            wrong = DirectPayment.refusal(responsibility, facts).or(() -> event.periodMissing(responsibility, facts));
        }
        return Chain.unless(wrong.or(() -> identityMismatch(command)), facts);
    }

    /** Birth date and sex of somebody whose number is known from the cover only. */
    private Optional<Refusal> identityMismatch(Command command) {
        return ResidentId.parse(command.person().idNumber(), LocalDate.now(clock))
                .flatMap(command.filing().who()::mismatch);
    }

    private Outcome<Account> account(Command command) {
        return Account.choose(
                command.ticked().version().claims().payee(), command.filing().bank(), card(command));
    }

    private static Account.Card card(Command command) {
        var kind = Arrays.stream(AccountKind.values())
                .filter(each -> each.name().equals(command.cover().cardKind()))
                .findFirst();
        var person = command.person();
        return new Account.Card(kind, person.bankName(), person.bankCard(), person.name());
    }

    private List<ClaimItem> items(Command command, List<Event> events) {
        var items = new ArrayList<ClaimItem>();
        for (var i = 0; i < events.size(); i++) {
            var responsibility = command.ticked().pairs().get(i).responsibility();
            var event = events.get(i);
            var item = ClaimItem.of(responsibility.code(), event.day(), event.from(), event.to());
            items.add(windows.withLastDay(item, responsibility, command.cover().term()));
        }
        return items;
    }

    private static Prepared prepared(Draft draft) {
        var command = draft.command();
        var account = draft.account();
        return new Prepared(
                command.filing(),
                command.ticked(),
                command.cover(),
                command.coveredSince(),
                draft.classCode(),
                draft.facts(),
                draft.items(),
                applicant(command),
                new Payee(account.kind(), account.bank(), account.branch(), account.number(), account.holder()));
    }

    private static Applicant applicant(Command command) {
        var told = command.filing().who();
        var known = command.person();
        return new Applicant(
                told.name().isEmpty() ? known.name() : PersonName.normalise(told.name()),
                known.idNumber(),
                told.phone().isEmpty() ? known.phone() : MobileNumber.normalise(told.phone()),
                told.birthDate(),
                told.sex(),
                told.registeredAddress(),
                told.homeAddress(),
                told.district(),
                command.filing().illness(),
                accountOf(command.filing()));
    }

    private static Optional<String> accountOf(Filing filing) {
        return filing.caller() instanceof Caller.Account account && !filing.isOffline()
                ? Optional.of(account.accountId().toString())
                : Optional.empty();
    }
}
