package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Somebody looks at a paper: its owner, or staff, which is recorded before the first byte leaves. Never a unit. */
@Component
public class ReadMaterial {

    private final ClaimAccess access;
    private final MaterialStore materials;
    private final FileStore files;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ReadMaterial(
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

    /** A paper on its way out. */
    public record Download(Kept kept, Flux<DataBuffer> content) {}

    public Mono<Outcome<Download>> handle(Caller caller, UUID claimId, UUID materialId) {
        return access.readable(caller, claimId)
                .flatMap(found -> Chain.thenLater(
                        found,
                        claim -> mayLook(caller, claim)
                                .flatMap(may -> may ? materials.find(claim, materialId) : Mono.<Kept>empty())
                                .filter(kept -> !kept.fileKey().isEmpty())
                                .flatMap(kept -> traced(caller, claimId, kept))
                                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))))
                .as(transaction::transactional);
    }

    private Mono<Boolean> mayLook(Caller caller, Claim claim) {
        return Confidential.isWorkOf(caller) ? Mono.just(true) : access.isOwn(caller, claim);
    }

    private Mono<Outcome<Download>> traced(Caller caller, UUID claimId, Kept kept) {
        var entry = Audit.Entry.of("CLAIM_MATERIAL_READ", "CLAIM", claimId, Map.of("material", kept.code()));
        var trace = caller.isStaff() ? audit.record(caller, entry) : Mono.<Void>empty();
        return trace.thenReturn(done(new Download(kept, files.read(kept.fileKey()))));
    }
}
