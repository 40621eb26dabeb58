package org.huzhu.claims.claim;

import java.util.List;
import java.util.UUID;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where claims are kept. Only {@link ClaimChanges} writes, so that no change lacks its step and its event. */
public interface ClaimStore {

    /** Facts, applicant and payee are sealed to the claim. */
    Mono<Void> insert(Claim claim, Applicant applicant, Payee payee, Step step);

    /** A claim whose second step follows its first at once: with both steps in one round trip. */
    Mono<Void> insert(Claim claim, Applicant applicant, Payee payee, Step first, Step second);

    /** The row must still hold the revision before; else a CONFLICT refusal. */
    Mono<Void> update(Claim claim, Step step);

    Mono<Void> replaceApplicant(Claim claim, Applicant applicant, Payee payee);

    Mono<Claim> find(UUID claimId);

    /** Held until the transaction ends. */
    Mono<Claim> lock(UUID claimId);

    /** Applicant and payee in one look. */
    Mono<Sealed> sealed(Claim claim);

    /** What is sealed of a claim. */
    record Sealed(Applicant applicant, Payee payee) {}

    Mono<Applicant> applicant(Claim claim);

    Mono<Payee> payee(Claim claim);

    /** The timeline, oldest first. */
    Flux<Step> steps(Claim claim);

    /**
     * One change.
     *
     * @param actor as in {@code Caller.id()}, or {@code system}
     */
    record Step(String change, ClaimState state, String actor, String reason, java.time.Instant at) {}

    /** Claims of the person under the product that are submitted and not refused, newest first. */
    Flux<Claim> live(UUID personId, String product);

    /** For scheduled work, a page at a time in order of the claim id. */
    Flux<UUID> inState(List<ClaimState> states, UUID after, int limit);
}
