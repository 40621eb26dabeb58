package org.huzhu.member.membership;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * A member looks at his consents and takes one back (个人信息保护法 15). What rests on it ends at once: his records are not
 * shown to him any more until he agrees again by registering once more. What was done before stays lawful, and his
 * rights over his data need no consent.
 */
@Component
public class WithdrawConsent {

    private final FindMembership memberships;
    private final MemberStore members;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    WithdrawConsent(
            FindMembership memberships,
            MemberStore members,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.memberships = memberships;
        this.members = members;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<List<GivenConsent>>> list(Caller.Account caller) {
        return memberships.personOf(caller).flatMap(person -> switch (person) {
            case Done<UUID> done -> members.consents(done.value()).collectList().map(Outcome::done);
            case Refused<UUID> refused -> Mono.just(Outcome.<List<GivenConsent>>refused(refused.refusal()));
        });
    }

    public Mono<Outcome<UUID>> handle(Caller.Account caller, String code) {
        return memberships
                .personOf(caller)
                .flatMap(person -> switch (person) {
                    case Done<UUID> done -> withdraw(caller, done, code);
                    case Refused<UUID> refused -> Mono.just(Outcome.<UUID>refused(refused.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<UUID>> withdraw(Caller.Account caller, Done<UUID> person, String code) {
        return members.withdraw(person.value(), code, clock.instant())
                .flatMap(withdrawn -> withdrawn
                        ? audit.record(
                                        caller,
                                        Audit.Entry.of(
                                                "CONSENT_WITHDRAWN", "PERSON", person.value(), Map.of("code", code)))
                                .thenReturn(person)
                        : Mono.just(Outcome.refused(Refusal.of("CONSENT_UNKNOWN"))));
    }
}
