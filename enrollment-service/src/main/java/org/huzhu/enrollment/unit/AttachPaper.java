package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.unit.UnitStore.Attachment;
import org.huzhu.enrollment.unit.domain.AttachmentKind;
import org.huzhu.enrollment.unit.domain.Unit;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.Uploads.Upload;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The unit hands in 工会法人证书 or 营业执照 (WXU-012, WXU-013). The last one counts. */
@Component
public class AttachPaper {

    private static final EnumSet<FileType> ALLOWED = EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG);

    private final OwnUnit own;
    private final UnitStore units;
    private final Uploads uploads;
    private final FileStore files;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    AttachPaper(
            OwnUnit own,
            UnitStore units,
            Uploads uploads,
            FileStore files,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.own = own;
        this.units = units;
        this.uploads = uploads;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, AttachmentKind kind, FilePart file) {}

    private record Kept(Attachment attachment, Optional<Attachment> replaced) {}

    /** The unit is asked before the file is taken in, and again under the lock. */
    public Mono<Outcome<Attachment>> handle(Command command) {
        return own.lock(command.caller(), unit -> unit.attach(command.kind()))
                .as(transaction::transactional)
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> _ -> uploads.take(command.file(), ALLOWED).flatMap(upload -> keep(command, upload));
                    case Refused<Unit> no -> Mono.just(refused(no.refusal()));
                });
    }

    private Mono<Outcome<Attachment>> keep(Command command, Upload upload) {
        return own.lock(command.caller(), unit -> unit.attach(command.kind()))
                .flatMap(unit -> switch (unit) {
                    case Done<Unit> open -> save(command, open.value(), upload).map(Outcome::done);
                    case Refused<Unit> no -> Mono.just(Outcome.<Kept>refused(no.refusal()));
                })
                .as(transaction::transactional)
                .onErrorResume(e -> uploads.discard(upload).then(Mono.error(e)))
                .flatMap(kept -> switch (kept) {
                    case Done<Kept> done ->
                        forget(done.value()).thenReturn(done(done.value().attachment()));
                    case Refused<Kept> no -> uploads.discard(upload).thenReturn(refused(no.refusal()));
                });
    }

    private Mono<Kept> save(Command command, Unit unit, Upload upload) {
        var unitId = unit.identity().unitId();
        var attachment = new Attachment(
                command.kind(),
                upload.file().key(),
                upload.fileName(),
                upload.file().type().contentType(),
                upload.file().size(),
                upload.file().sha256(),
                clock.instant());
        return units.attachment(unitId, command.kind())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(replaced -> units.saveAttachment(unitId, attachment)
                        .then(audit.record(
                                command.caller(),
                                Audit.Entry.of(
                                        "UNIT_ATTACHMENT_ADDED", "UNIT", unitId, Map.of("kind", command.kind()))))
                        .thenReturn(new Kept(attachment, replaced)));
    }

    private Mono<Void> forget(Kept kept) {
        return kept.replaced().map(Attachment::fileKey).map(files::delete).orElse(Mono.empty());
    }
}
