package org.huzhu.member.membership;

import java.util.UUID;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which person an account has registered as: the only way to what is a member's own (WXM-005). */
@Component
public class FindMembership {

    private final MemberStore members;

    FindMembership(MemberStore members) {
        this.members = members;
    }

    /** For what rests on consent: refused after it was taken back (个人信息保护法 15). */
    public Mono<Outcome<UUID>> consentingPersonOf(Caller.Account caller) {
        return members.ofAccount(caller.accountId())
                .map(member -> member.withdrawn()
                        ? Outcome.<UUID>refused(Refusal.of("CONSENT_WITHDRAWN"))
                        : Outcome.done(member.personId()))
                .defaultIfEmpty(Outcome.refused(Refusal.of("MEMBERSHIP_REQUIRED")));
    }

    /** For a member's rights over his data, which no consent is needed for. */
    public Mono<Outcome<UUID>> personOf(Caller.Account caller) {
        return members.ofAccount(caller.accountId())
                .map(member -> Outcome.done(member.personId()))
                .defaultIfEmpty(Outcome.refused(Refusal.of("MEMBERSHIP_REQUIRED")));
    }
}
