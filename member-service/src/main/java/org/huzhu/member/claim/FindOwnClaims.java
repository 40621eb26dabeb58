package org.huzhu.member.claim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.huzhu.member.membership.FindMembership;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member's own claims (我的理赔, WXM-004, WXM-005). */
@Component
public class FindOwnClaims {

    private final FindMembership memberships;
    private final ClaimStore claims;

    FindOwnClaims(FindMembership memberships, ClaimStore claims) {
        this.memberships = memberships;
        this.claims = claims;
    }

    public record Query(Caller.Account caller, RecordFilter filter, Page.Request page) {}

    public Mono<Outcome<Page<Claim>>> list(Query query) {
        return memberships.consentingPersonOf(query.caller()).flatMap(person -> switch (person) {
            case Done<UUID> done -> page(done.value(), query).map(Outcome::done);
            case Refused<UUID> refused -> Mono.just(Outcome.<Page<Claim>>refused(refused.refusal()));
        });
    }

    public Mono<Outcome<Claim>> one(Caller.Account caller, UUID claimId) {
        return memberships.consentingPersonOf(caller).flatMap(person -> switch (person) {
            case Done<UUID> done ->
                claims.find(done.value(), claimId)
                        .map(Outcome::done)
                        .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")));
            case Refused<UUID> refused -> Mono.just(Outcome.<Claim>refused(refused.refusal()));
        });
    }

    private Mono<Page<Claim>> page(UUID personId, Query query) {
        return claims.list(personId, query.filter(), query.page())
                .collectList()
                .flatMap(rows -> claims.count(personId, query.filter())
                        .map(total -> Page.of(rows, query.page().limit(), total, FindOwnClaims::sortKey)));
    }

    private static String sortKey(Claim claim) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, claim.filedAt()) + "|" + claim.claimId();
    }
}
