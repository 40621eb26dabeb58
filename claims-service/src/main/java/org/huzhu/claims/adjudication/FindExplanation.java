package org.huzhu.claims.adjudication;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.adjudication.ClaimOwnership.ClaimRef;
import org.huzhu.claims.adjudication.explain.ExplanationFile;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The explanation file of a claim's latest decision, for whoever may read the claim. It shows facts of an illness, so staff leave a trace. */
@Component
public class FindExplanation {

    private final ClaimOwnership claims;
    private final DecisionStore decisions;
    private final Audit audit;

    FindExplanation(ClaimOwnership claims, DecisionStore decisions, Audit audit) {
        this.claims = claims;
        this.decisions = decisions;
        this.audit = audit;
    }

    public Mono<Outcome<ExplanationFile>> handle(Caller caller, UUID claimId) {
        return claims.readable(caller, claimId).flatMap(found -> switch (found) {
            case Outcome.Done<ClaimRef> done -> latest(caller, done.value());
            case Outcome.Refused<ClaimRef> no -> Mono.just(refused(no.refusal()));
        });
    }

    private Mono<Outcome<ExplanationFile>> latest(Caller caller, ClaimRef claim) {
        return decisions
                .latest(claim.personId(), claim.claimId())
                .map(StoredDecision::explanation)
                .flatMap(file -> trace(caller, file).thenReturn(Outcome.done(file)))
                .defaultIfEmpty(refused(Refusal.of("DECISION_NOT_MADE")));
    }

    private Mono<Void> trace(Caller caller, ExplanationFile file) {
        return caller.isStaff()
                ? audit.record(
                        caller, Audit.Entry.of("EXPLANATION_READ", "CLAIM", file.claimId(), Map.of("seq", file.seq())))
                : Mono.empty();
    }
}
