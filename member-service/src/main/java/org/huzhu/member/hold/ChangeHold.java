package org.huzhu.member.hold;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.PersonHoldChanged;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.retention.LegalHolds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Sets and releases a hold: here at once, in the other services with the event. */
@Component
public class ChangeHold {

    private final HoldStore holds;
    private final LegalHolds legalHolds;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ChangeHold(
            HoldStore holds,
            LegalHolds legalHolds,
            Outbox outbox,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.holds = holds;
        this.legalHolds = legalHolds;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<PersonHold> set(Caller caller, UUID personId, String reason) {
        var now = now();
        var hold = new PersonHold(personId, UUID.randomUUID(), reason, caller.id(), now, Optional.empty());
        return holds.add(hold)
                .then(legalHolds.set(personId, hold.holdId(), now))
                .then(tell(caller, hold, true, reason, now))
                .thenReturn(hold)
                .as(transaction::transactional);
    }

    public Mono<Outcome<PersonHold>> release(Caller caller, UUID holdId, String reason) {
        return holds.lock(holdId)
                .flatMap(hold ->
                        hold.release().isPresent() ? Mono.just(Outcome.done(hold)) : released(caller, hold, reason))
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<PersonHold>> released(Caller caller, PersonHold hold, String reason) {
        var release = new PersonHold.Release(reason, caller.id(), now());
        var after = new PersonHold(
                hold.personId(), hold.holdId(), hold.reason(), hold.setBy(), hold.setAt(), Optional.of(release));
        return holds.release(hold, release)
                .then(legalHolds.release(hold.personId(), hold.holdId(), release.at()))
                .then(tell(caller, hold, false, reason, release.at()))
                .thenReturn(Outcome.done(after));
    }

    private Mono<Void> tell(Caller caller, PersonHold hold, boolean held, String reason, Instant at) {
        var action = held ? "LEGAL_HOLD_SET" : "LEGAL_HOLD_RELEASED";
        return outbox.append(new PersonHoldChanged(hold.holdId(), hold.personId(), held, at))
                .then(audit.record(
                        caller,
                        new Audit.Entry(
                                action,
                                "PERSON",
                                hold.personId().toString(),
                                reason,
                                java.util.Map.of("holdId", hold.holdId().toString()))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
