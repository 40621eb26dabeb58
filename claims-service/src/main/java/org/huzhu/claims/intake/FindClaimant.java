package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.intake.domain.Identity;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose claim is being filed: only the insured person files his own (SHC-003); staff record paper for anybody. */
@Component
class FindClaimant {

    private final ClaimAccess access;
    private final PersonIds personIds;
    private final Clock clock;

    FindClaimant(ClaimAccess access, PersonIds personIds, Clock clock) {
        this.access = access;
        this.personIds = personIds;
        this.clock = clock;
    }

    /** Refused with what {@link Identity#wrong} says, ID_REQUIRED, NOT_SELF, MEMBERSHIP_REQUIRED or FORBIDDEN. */
    Mono<Outcome<UUID>> of(Filing filing) {
        var who = filing.who();
        var wrong = who.wrong(LocalDate.now(clock));
        if (wrong.isPresent()) {
            return Mono.just(refused(wrong.get()));
        }
        return switch (filing.caller()) {
            case Caller.Account staff when filing.isOffline() -> Mono.just(offline(staff, who));
            case Caller.Account account -> access.personOf(account).map(own -> Chain.then(own, id -> self(id, who)));
            case Caller.Client client ->
                Mono.just(client.unitId().isEmpty() ? named(who) : refused(Refusal.of("FORBIDDEN")));
        };
    }

    private Outcome<UUID> offline(Caller.Account staff, Identity who) {
        var may = staff.has(Role.FIRST_REVIEWER) || staff.has(Role.SECOND_REVIEWER) || staff.has(Role.ADMIN);
        return may ? named(who) : refused(Refusal.of("FORBIDDEN"));
    }

    private Outcome<UUID> named(Identity who) {
        return who.idNumber().isEmpty()
                ? refused(Refusal.ofField("ID_REQUIRED", "person.idNumber"))
                : done(personIds.of(who.idNumber()));
    }

    private Outcome<UUID> self(UUID own, Identity who) {
        return who.idNumber().isEmpty() || personIds.of(who.idNumber()).equals(own)
                ? done(own)
                : refused(Refusal.ofField("NOT_SELF", "person.idNumber"));
    }
}
