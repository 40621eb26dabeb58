package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.unit.UnitStore.Attachment;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
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

/** Somebody looks at a unit's paper; that is recorded before the first byte leaves. */
@Component
public class ReadAttachment {

    private final UnitStore units;
    private final UnitAccess access;
    private final FileStore files;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ReadAttachment(
            UnitStore units, UnitAccess access, FileStore files, Audit audit, TransactionalOperator transaction) {
        this.units = units;
        this.access = access;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A paper on its way out. */
    public record Download(Attachment attachment, Flux<DataBuffer> content) {}

    public Mono<Outcome<Download>> ofUnit(Caller caller, UUID unitId, AttachmentKind kind) {
        return units.attachment(unitId, kind)
                .flatMap(attachment -> audit.record(
                                caller, Audit.Entry.of("UNIT_ATTACHMENT_READ", "UNIT", unitId, Map.of("kind", kind)))
                        .thenReturn(Outcome.done(new Download(attachment, files.read(attachment.fileKey())))))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    public Mono<Outcome<Download>> ofCaller(Caller caller, AttachmentKind kind) {
        return access.ofCaller(caller).flatMap(own -> switch (own) {
            case Outcome.Done<UnitSummary> unit -> ofUnit(caller, unit.value().unitId(), kind);
            case Outcome.Refused<UnitSummary> no -> Mono.just(refused(no.refusal()));
        });
    }
}
