package org.huzhu.member.membership;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.membership.domain.Channel;
import org.huzhu.member.membership.domain.ConsentGiven;
import org.huzhu.member.membership.domain.Registration;
import org.huzhu.platform.events.MemberRegistered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * An account with a proved phone registers as a member (WXM-002). One person has one account: a second account with the same number is refused
 * in words that do not tell whether that person is registered. Repeating one's own registration changes nothing and answers the same.
 */
@Component
public class RegisterMember {

    private final MemberStore members;
    private final ConsentSettings consents;
    private final PersonIds personIds;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RegisterMember(
            MemberStore members,
            ConsentSettings consents,
            PersonIds personIds,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.members = members;
        this.consents = consents;
        this.personIds = personIds;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the member typed. */
    public record Command(UUID accountId, String name, String idNumber, List<ConsentGiven> consents, Channel channel) {

        @Override
        public String toString() {
            return "Command[" + accountId + "]";
        }
    }

    public Mono<Outcome<Member>> handle(Command command) {
        var today = Beijing.dayOf(clock.instant());
        var checked =
                Registration.check(command.name(), command.idNumber(), command.consents(), consents.asked(), today);
        return switch (checked) {
            case Done<Registration> done -> register(command, done.value()).as(transaction::transactional);
            case Refused<Registration> refused -> Mono.just(Outcome.refused(refused.refusal()));
        };
    }

    private Mono<Outcome<Member>> register(Command command, Registration registration) {
        var member = new Member(
                personIds.of(registration.idNumber().value()),
                command.accountId(),
                command.channel(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                false);
        return members.add(member, registration)
                .flatMap(added -> added
                        ? outbox.append(new MemberRegistered(
                                        member.accountId(),
                                        member.personId(),
                                        member.channel().name()))
                                .thenReturn(Outcome.done(member))
                        : existing(member, registration));
    }

    private Mono<Outcome<Member>> existing(Member wanted, Registration registration) {
        return members.ofAccount(wanted.accountId())
                .flatMap(member -> member.personId().equals(wanted.personId())
                        ? members.agreeAgain(member, registration, wanted.registeredAt())
                                .thenReturn(Outcome.done(member))
                        : Mono.just(Outcome.<Member>refused(Refusal.of("ALREADY_MEMBER"))))
                .defaultIfEmpty(Outcome.refused(Refusal.of("REGISTRATION_NOT_POSSIBLE")));
    }
}
