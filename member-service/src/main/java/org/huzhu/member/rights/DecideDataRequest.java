package org.huzhu.member.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.RequestKind;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.PersonErasureOrdered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.retention.ErasePerson;
import org.huzhu.platform.retention.Holdings.Subject;
import org.huzhu.platform.retention.Obstacle;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Staff grant or refuse. Erasure is ordered only where nothing known here forbids it; each service looks once more at
 * what it knows. Granting again orders again, for those that had to keep something.
 */
@Component
public class DecideDataRequest {

    private static final UUID NOBODY = new UUID(0, 0);

    private final DataRequestStore requests;
    private final ErasePerson erasePerson;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    DecideDataRequest(
            DataRequestStore requests,
            ErasePerson erasePerson,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.requests = requests;
        this.erasePerson = erasePerson;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param answer for the person to read */
    public record Command(Caller caller, UUID requestId, boolean grant, String answer) {}

    public Mono<Outcome<DataRequest>> handle(Command command) {
        return requests.lock(command.requestId())
                .flatMap(request -> decide(command, request))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<DataRequest>> decide(Command command, DataRequest request) {
        if (!command.grant()) {
            return saved(command, request.refuse(command.answer(), clock.instant()));
        }
        return request.facts().kind() == RequestKind.CORRECTION
                ? saved(command, request.correct(command.answer(), clock.instant()))
                : order(command, request);
    }

    private Mono<Outcome<DataRequest>> order(Command command, DataRequest request) {
        return switch (request.order()) {
            case Refused<DataRequest.Waiting> refused -> Mono.just(Outcome.refused(refused.refusal()));
            case Done<DataRequest.Waiting> done ->
                request.facts().kind() == RequestKind.EXPORT
                        ? Mono.just(Outcome.refused(Refusal.of("DATA_REQUEST_STATE")))
                        : erase(command, done.value());
        };
    }

    private Mono<Outcome<DataRequest>> erase(Command command, DataRequest.Waiting waiting) {
        var facts = waiting.facts();
        return requests.erasableAccount(facts.accountId()).flatMap(account -> {
            var subject = new Subject(facts.personId(), account.orElse(NOBODY));
            return erasePerson
                    .obstacles(subject)
                    .flatMap(obstacles -> obstacles.isEmpty()
                            ? outbox.append(new PersonErasureOrdered(
                                            facts.requestId(),
                                            subject.personId(),
                                            subject.accountId(),
                                            clock.instant()))
                                    .then(saved(command, Outcome.done(waiting)))
                            : Mono.just(Outcome.refused(forbidden(obstacles))));
        });
    }

    private static Refusal forbidden(List<Obstacle> obstacles) {
        var kinds = obstacles.stream()
                .map(obstacle -> (obstacle.kind() + " " + obstacle.reason()).strip())
                .collect(Collectors.joining("；"));
        var until = obstacles.stream()
                .map(Obstacle::until)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .orElse("—");
        return Refusal.of("ERASURE_FORBIDDEN", Map.of("kinds", kinds, "until", until));
    }

    private Mono<Outcome<DataRequest>> saved(Command command, Outcome<? extends DataRequest> outcome) {
        return switch (outcome) {
            case Refused<? extends DataRequest> refused -> Mono.just(Outcome.refused(refused.refusal()));
            case Done<? extends DataRequest> done ->
                requests.save(done.value(), command.caller().id())
                        .then(audit.record(command.caller(), entry(command, done.value())))
                        .thenReturn(Outcome.done(done.value()));
        };
    }

    private static Audit.Entry entry(Command command, DataRequest request) {
        var action = command.grant() ? "DATA_REQUEST_GRANTED" : "DATA_REQUEST_REFUSED";
        return Audit.Entry.of(
                action,
                "DATA_REQUEST",
                command.requestId(),
                Map.of("kind", request.facts().kind().name()));
    }
}
