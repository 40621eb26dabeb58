package org.huzhu.member.rights;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.member.membership.FindMembership;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.DataRequest.Facts;
import org.huzhu.member.rights.domain.RequestKind;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.PersonCopyOrdered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A member asks for something about his data. The clock starts at once; a copy is ordered at once too. */
@Component
public class AskForData {

    private final FindMembership memberships;
    private final DataRequestStore requests;
    private final RightsSettings settings;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AskForData(
            FindMembership memberships,
            DataRequestStore requests,
            RightsSettings settings,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.memberships = memberships;
        this.requests = requests;
        this.settings = settings;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Command(Caller.Account caller, RequestKind kind, String text) {

        @Override
        public String toString() {
            return "Command[" + kind + "]";
        }
    }

    public Mono<Outcome<DataRequest>> handle(Command command) {
        if (command.kind() == RequestKind.CORRECTION && command.text().isBlank()) {
            return Mono.just(Outcome.refused(Refusal.ofField("FIELD_INVALID", "text")));
        }
        return memberships
                .personOf(command.caller())
                .flatMap(person -> switch (person) {
                    case Done<UUID> done -> add(command, done.value());
                    case Refused<UUID> refused -> Mono.just(Outcome.<DataRequest>refused(refused.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<DataRequest>> add(Command command, UUID personId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var facts = new Facts(
                UUID.randomUUID(),
                personId,
                command.caller().accountId(),
                command.kind(),
                now,
                Beijing.dayOf(now).plusDays(settings.answerWithinDays()));
        DataRequest request = command.kind() == RequestKind.EXPORT
                ? new DataRequest.Waiting(facts, List.of())
                : new DataRequest.Received(facts);
        return requests.add(request, command.text())
                .flatMap(added -> added
                        ? noted(command, facts).thenReturn(Outcome.done(request))
                        : Mono.just(Outcome.refused(Refusal.of("DATA_REQUEST_OPEN"))));
    }

    private Mono<Void> noted(Command command, Facts facts) {
        var ordered = command.kind() == RequestKind.EXPORT
                ? outbox.append(new PersonCopyOrdered(
                        facts.requestId(), facts.personId(), facts.accountId(), facts.receivedAt()))
                : Mono.<Void>empty();
        return ordered.then(audit.record(
                command.caller(),
                Audit.Entry.of(
                        "DATA_REQUEST_RECEIVED",
                        "DATA_REQUEST",
                        facts.requestId(),
                        Map.of("kind", facts.kind().name()))));
    }
}
