package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A paper is taken back, as long as nobody has judged it: what a review has seen stays. */
@Component
public class RemoveMaterial {

    private final ClaimAccess access;
    private final MaterialStore materials;
    private final FileStore files;
    private final Audit audit;
    private final TransactionalOperator transaction;

    RemoveMaterial(
            ClaimAccess access,
            MaterialStore materials,
            FileStore files,
            Audit audit,
            TransactionalOperator transaction) {
        this.access = access;
        this.materials = materials;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Command(Caller caller, UUID claimId, UUID materialId) {}

    public Mono<Outcome<Kept>> handle(Command command) {
        return access.lockOwn(command.caller(), command.claimId())
                .flatMap(found -> Chain.thenLater(
                        found,
                        claim -> Terms.takesPapers(claim.state())
                                ? materials
                                        .find(claim, command.materialId())
                                        .flatMap(kept -> remove(command, claim, kept))
                                        .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                                : Mono.just(refused(AttachMaterial.illegal(claim)))))
                .as(transaction::transactional)
                .flatMap(this::forget);
    }

    private Mono<Outcome<Kept>> remove(Command command, Claim claim, Kept kept) {
        if (!kept.providedAt().isAfter(lastJudged(claim))) {
            return Mono.just(refused(Refusal.of("MATERIAL_JUDGED")));
        }
        var entry =
                Audit.Entry.of("CLAIM_MATERIAL_REMOVED", "CLAIM", command.claimId(), Map.of("material", kept.code()));
        return materials
                .remove(claim, kept.materialId())
                .then(audit.record(command.caller(), entry))
                .thenReturn(done(kept));
    }

    private static Instant lastJudged(Claim claim) {
        return claim.nodes().stream()
                .flatMap((ReviewNode node) -> node.decidedAt().stream())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private Mono<Outcome<Kept>> forget(Outcome<Kept> outcome) {
        return switch (outcome) {
            case Done<Kept> done
            when !done.value().fileKey().isEmpty() ->
                files.delete(done.value().fileKey()).thenReturn(outcome);
            case Done<Kept> _ -> Mono.just(outcome);
            case Refused<Kept> _ -> Mono.just(outcome);
        };
    }
}
