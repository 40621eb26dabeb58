package org.huzhu.claims.claim;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.party.Parties;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose claim it is. What is foreign and what does not exist answer alike: NOT_FOUND (WXM-005). */
@Component
public class ClaimAccess {

    static final String READ = "claims:read";
    static final String WRITE = "claims:write";

    private final ClaimStore claims;
    private final Parties parties;

    ClaimAccess(ClaimStore claims, Parties parties) {
        this.claims = claims;
        this.parties = parties;
    }

    /** Staff see every claim, a member his own, a mini-program's backend all it serves, a unit those of its members but no drafts. */
    public Mono<Outcome<Claim>> readable(Caller caller, UUID claimId) {
        return claims.find(claimId)
                .filterWhen(claim -> caller.isStaff() ? Mono.just(true) : isReader(caller, claim))
                .map(Outcome::done)
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    /** Locks a claim for what only its applicant may do, or staff for a claim recorded from paper. */
    public Mono<Outcome<Claim>> lockOwn(Caller caller, UUID claimId) {
        return claims.lock(claimId)
                .filterWhen(claim -> isOwner(caller, claim))
                .map(Outcome::done)
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    /** Whether the claim is the caller's own business, as {@link #lockOwn} asks; units may read claims that are not. */
    public Mono<Boolean> isOwn(Caller caller, Claim claim) {
        return isOwner(caller, claim);
    }

    /** Locks any claim; the endpoint has checked the role. */
    public Mono<Outcome<Claim>> lockForStaff(UUID claimId) {
        return claims.lock(claimId).map(Outcome::done).defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    /** The person the caller is, or NOT_FOUND's cousin for somebody who never registered: MEMBERSHIP_REQUIRED. */
    public Mono<Outcome<UUID>> personOf(Caller.Account caller) {
        return parties.personOf(caller).map(Outcome::done).defaultIfEmpty(refused(Refusal.of("MEMBERSHIP_REQUIRED")));
    }

    private Mono<Boolean> isOwner(Caller caller, Claim claim) {
        return switch (caller) {
            case Caller.Account staff
            when staff.isStaff() -> Mono.just(claim.identity().filedBy().equals(staff.id()));
            case Caller.Account account -> isPerson(account, claim);
            case Caller.Client client ->
                Mono.just(client.scopes().contains(WRITE) && client.unitId().isEmpty());
        };
    }

    private Mono<Boolean> isReader(Caller caller, Claim claim) {
        var ofUnit = parties.unitOf(caller)
                .map(unit -> unit.equals(claim.identity().unitId())
                        && claim.submittedAt().isPresent())
                .defaultIfEmpty(false);
        return switch (caller) {
            case Caller.Account account -> isPerson(account, claim).flatMap(own -> own ? Mono.just(true) : ofUnit);
            case Caller.Client client
            when client.unitId().isEmpty() ->
                Mono.just(client.scopes().contains(READ) || client.scopes().contains(WRITE));
            case Caller.Client _ -> ofUnit;
        };
    }

    private Mono<Boolean> isPerson(Caller.Account account, Claim claim) {
        return parties.knownPersonOf(account)
                .map(person -> person.equals(claim.identity().personId()))
                .defaultIfEmpty(false);
    }
}
