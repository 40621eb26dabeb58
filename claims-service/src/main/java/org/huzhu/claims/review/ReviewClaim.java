package org.huzhu.claims.review;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.AskedMaterials;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.DecideClaim;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.coverage.TerminatedCoverages;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * One review is given. After the last one that agrees, the terms decide and the money is ordered in the same
 * transaction; where they cannot, the review has not happened either. Of two reviewers at once one finds the claim
 * changed.
 */
@Component
public class ReviewClaim {

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final DecideClaim decide;
    private final AskedMaterials asked;
    private final TerminatedCoverages terminated;
    private final ReviewNotices notices;
    private final ClaimTerms terms;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReviewClaim(
            ClaimAccess access,
            ClaimChanges changes,
            DecideClaim decide,
            AskedMaterials asked,
            TerminatedCoverages terminated,
            ReviewNotices notices,
            ClaimTerms terms,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.decide = decide;
        this.asked = asked;
        this.terminated = terminated;
        this.notices = notices;
        this.terms = terms;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a review can say. */
    public enum Decision {
        /** 同意. */
        AGREE,
        /** 驳回. */
        REJECT,
        /** 补件. */
        SUPPLEMENT
    }

    /**
     * @param materials codes of what is missing, for SUPPLEMENT
     * @param revision the one the client has read, when it sent If-Match
     */
    public record Command(
            Caller caller,
            UUID claimId,
            Node node,
            Decision decision,
            String reason,
            List<String> materials,
            Optional<Long> revision) {}

    public Mono<Outcome<Claim>> handle(Command command) {
        if (!Reviewers.mayReview(command.caller(), command.node())) {
            return Mono.just(refused(Refusal.of("FORBIDDEN")));
        }
        return Refusable.outcome(RefusedException.orProblem(words(command))
                .flatMap(words -> access.lockForStaff(command.claimId())
                        .flatMap(RefusedException::orProblem)
                        .flatMap(claim -> review(claim, command, words)))
                .as(transaction::transactional));
    }

    private static Outcome<String> words(Command command) {
        return switch (command.decision()) {
            case AGREE ->
                Words.optional(command.reason())
                        .<Outcome<String>>map(Outcome::refused)
                        .orElse(done(command.reason()));
            case REJECT, SUPPLEMENT -> Words.required(command.reason());
        };
    }

    private Mono<Claim> review(Claim claim, Command command, String words) {
        if (command.revision().filter(read -> read != claim.revision()).isPresent()) {
            return Mono.error(new RefusedException(Refusal.of("VERSION_MISMATCH")));
        }
        return switch (command.decision()) {
            case AGREE -> agree(claim, command, words);
            case REJECT -> reject(claim, command, words);
            case SUPPLEMENT -> supplement(claim, command, words);
        };
    }

    private Mono<Claim> agree(Claim claim, Command command, String words) {
        var caller = command.caller();
        return refuseTerminated(claim)
                .then(Mono.defer(() -> RefusedException.orProblem(
                        claim.agree(command.node(), caller.id(), Reviewers.label(caller), clock.instant(), words))))
                .flatMap(agreed -> changes.save(agreed, By.of(caller, changeOf(agreed), words)))
                .flatMap(agreed -> agreed.isReviewed() ? decide(agreed, caller) : Mono.just(agreed))
                .flatMap(followed -> notices.agreed(followed, command.node()).thenReturn(followed));
    }

    private static Change changeOf(Claim agreed) {
        return agreed.state() == ClaimState.AWAITING_UPLOAD ? Change.UPLOAD_REQUESTED : Change.AGREED;
    }

    private Mono<Claim> decide(Claim reviewed, Caller caller) {
        return decide.handle(reviewed, By.of(caller, Change.AGREED, "")).flatMap(RefusedException::orProblem);
    }

    private Mono<Void> refuseTerminated(Claim claim) {
        var identity = claim.identity();
        return terminated
                .isTerminated(identity.personId(), identity.coverageId())
                .flatMap(ended ->
                        ended ? Mono.error(new RefusedException(Refusal.of("COVERAGE_TERMINATED"))) : Mono.empty());
    }

    private Mono<Claim> reject(Claim claim, Command command, String why) {
        var caller = command.caller();
        return RefusedException.orProblem(
                        claim.reject(command.node(), caller.id(), Reviewers.label(caller), clock.instant(), why))
                .flatMap(rejected -> changes.save(rejected, By.of(caller, Change.REJECTED, why)))
                .flatMap(rejected -> notices.rejected(rejected).thenReturn(rejected));
    }

    private Mono<Claim> supplement(Claim claim, Command command, String why) {
        var caller = command.caller();
        var materials = command.materials().stream().distinct().toList();
        var missing = terms.materialNames(claim, materials) + "。" + why;
        return askable(claim, command.node(), materials)
                .then(Mono.defer(() -> RefusedException.orProblem(claim.requestSupplement(
                        command.node(), caller.id(), Reviewers.label(caller), clock.instant(), missing))))
                .flatMap(waiting -> changes.save(waiting, By.of(caller, Change.SUPPLEMENT_REQUESTED, missing)))
                .flatMap(waiting -> asked.ask(waiting, command.node(), materials)
                        .then(notices.supplement(waiting, materials))
                        .thenReturn(waiting));
    }

    /** Papers of the terms only, and nothing new the second time: what is missing is asked for once (rulebook 2.6). */
    private Mono<Void> askable(Claim claim, Node node, List<String> materials) {
        if (materials.isEmpty()) {
            return Mono.error(new RefusedException(Refusal.ofField("MATERIALS_REQUIRED", "materials")));
        }
        var known = terms.materials(claim).keySet();
        var unknown = materials.stream().filter(code -> !known.contains(code)).findFirst();
        if (unknown.isPresent()) {
            return Mono.error(new RefusedException(Refusal.of(
                    "MATERIAL_NOT_IN_PRODUCT", Map.of("material", unknown.get(), "known", List.copyOf(known)))));
        }
        return asked.askedBy(claim, node)
                .flatMap(before -> before.isEmpty() || before.containsAll(materials)
                        ? Mono.empty()
                        : Mono.error(new RefusedException(Refusal.of(
                                "SUPPLEMENT_ONCE",
                                Map.of("asked", before.stream().sorted().toList())))));
    }
}
