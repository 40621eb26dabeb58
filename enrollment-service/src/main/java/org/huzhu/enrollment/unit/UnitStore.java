package org.huzhu.enrollment.unit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
import org.huzhu.enrollment.unit.domain.Unit;
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

    Mono<Void> saveProfile(UUID unitId, ProfileChange change);

    Mono<Void> saveAttachment(UUID unitId, Attachment attachment);

    Mono<Attachment> attachment(UUID unitId, AttachmentKind kind);

    Mono<Void> saveState(Unit unit, Instant at);

    Mono<Void> savePledge(UUID unitId, PledgeTokens.Reading reading, Instant acceptedAt);

    /** What registration knows. */
    record NewUnit(
            UUID unitId,
            UUID handlerAccountId,
            String maskedPhone,
            String name,
            String uscc,
            boolean unionEstablished,
            Instant at) {}

    /** Empty parts stay as they are. */
    record ProfileChange(
            Optional<String> district,
            Optional<String> medicalCode,
            Optional<String> handlerName,
            Optional<HandlerId> handlerId,
            Optional<Boolean> unionEstablished) {}

    /** The handler's ID number, for safekeeping and for showing. */
    record HandlerId(byte[] sealed, String masked) {}

    /** A stored paper. */
    record Attachment(
            AttachmentKind kind,
            String fileKey,
            String fileName,
            String contentType,
            long size,
            byte[] sha256,
            Instant uploadedAt) {}
}
