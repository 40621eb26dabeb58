package org.huzhu.enrollment.unit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Mono;

/** Where units are kept. */
public interface UnitStore {

    Mono<UnitSummary> summary(UUID unitId);

    /** The unit the account stands for; merged ones do not count. */
    Mono<UnitSummary> summaryOfHandler(UUID accountId);

    Mono<UnitSummary> summaryOfUscc(String uscc);

    /** By the registered name, or by an alias. */
    Mono<UnitSummary> summaryOfName(String name);

    /** False when the handler has a unit or the credit code is taken. */
    Mono<Boolean> insert(NewUnit unit);

    /** Whether another unit's name or alias reads almost the same. */
    Mono<Boolean> hasSimilarName(UUID unitId, String name);

    /** Locks the row until the transaction ends. */
    Mono<Unit> lock(UUID unitId);

    Mono<UnitView> view(UUID unitId);

    Mono<Page<UnitView>> list(Filter filter, Page.Request page);

    Mono<Void> saveProfile(UUID unitId, ProfileChange change);

    Mono<Void> saveAttachment(UUID unitId, Attachment attachment);

    Mono<Attachment> attachment(UUID unitId, AttachmentKind kind);

    Mono<Void> saveState(Unit unit, Instant at);

    Mono<Void> savePledge(UUID unitId, PledgeTokens.Reading reading, Instant acceptedAt);

    Mono<Void> rename(UUID unitId, String name);

    /** False when the name belongs to another unit already. */
    Mono<Boolean> addAlias(UUID unitId, String alias, String by, Instant at);

    /** Gives the unit the coverages that arrived under that name without a unit. */
    Mono<Long> adoptCoverages(UUID unitId, String alias);

    /** Orders, coverages, imports and aliases go over to the successor. */
    Mono<Void> moveEverything(UUID from, UUID into, String nameOfSuccessor);

    /** What registration knows. */
    record NewUnit(
            UUID unitId, UUID handlerAccountId, String maskedPhone, String name, String uscc, boolean unionEstablished, Instant at) {}

    /** Empty parts stay as they are. */
    record ProfileChange(
            Optional<String> district,
            Optional<String> medicalCode,
            Optional<String> handlerName,
            Optional<byte[]> sealedHandlerId) {}

    /** A stored paper. */
    record Attachment(
            AttachmentKind kind,
            String fileKey,
            String fileName,
            String contentType,
            long size,
            byte[] sha256,
            Instant uploadedAt) {}

    /** Empty parts do not filter. */
    record Filter(Optional<String> state, Optional<String> name, Optional<String> uscc) {}
}
