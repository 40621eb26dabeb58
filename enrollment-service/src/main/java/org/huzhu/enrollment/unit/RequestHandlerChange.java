package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.unit.HandlerChangeStore.File;
import org.huzhu.enrollment.unit.HandlerChangeStore.NewChange;
import org.huzhu.enrollment.unit.UnitStore.HandlerId;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.Uploads.Upload;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.CreditCode;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Somebody asks to take over as a unit's handler, with a stamped letter (features 4). The answer is the same whether the unit exists or not, so
 * that nobody can probe credit codes.
 */
@Component
public class RequestHandlerChange {

    private static final EnumSet<FileType> ALLOWED = EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG);

    private final HandlerChangeStore changes;
    private final UnitAccess units;
    private final HandlerIds handlerIds;
    private final Uploads uploads;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    RequestHandlerChange(
            HandlerChangeStore changes,
            UnitAccess units,
            HandlerIds handlerIds,
            Uploads uploads,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.changes = changes;
        this.units = units;
        this.handlerIds = handlerIds;
        this.uploads = uploads;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller.Account applicant, String uscc, String name, String idNumber, FilePart file) {}

    public Mono<Outcome<HandlerChangeView>> handle(Command command) {
        var changeId = UUID.randomUUID();
        var code = CreditCode.parse(command.uscc());
        var id = handlerIds.seal(command.idNumber(), changeId);
        if (code.isEmpty()) {
            return Mono.just(refused(Refusal.ofField("USCC_INVALID", "uscc")));
        }
        if (id.isEmpty()) {
            return Mono.just(refused(Refusal.ofField("HANDLER_ID_INVALID", "handlerIdNumber")));
        }
        return units.ofCaller(command.applicant()).flatMap(own -> switch (own) {
            case Done<UnitSummary> _ -> Mono.just(refused(Refusal.of("HANDLER_HAS_UNIT")));
            case Refused<UnitSummary> _ ->
                uploads.take(command.file(), ALLOWED)
                        .flatMap(upload ->
                                store(command, change(changeId, command, code.get(), id.get(), upload), upload));
        });
    }

    private NewChange change(UUID changeId, Command command, CreditCode code, HandlerId id, Upload upload) {
        var file = upload.file();
        return new NewChange(
                changeId,
                code.value(),
                command.applicant().accountId(),
                command.applicant().maskedPhone(),
                command.name().strip(),
                id,
                new File(file.key(), upload.fileName(), file.type().contentType(), file.size()),
                clock.instant());
    }

    private Mono<Outcome<HandlerChangeView>> store(Command command, NewChange change, Upload upload) {
        return changes.insert(change)
                .flatMap(isNew -> isNew
                        ? audit.record(
                                        command.applicant(),
                                        Audit.Entry.of(
                                                "HANDLER_CHANGE_REQUESTED",
                                                "HANDLER_CHANGE",
                                                change.changeId(),
                                                Map.of("uscc", change.uscc())))
                                .then(changes.latestOf(change.applicant()))
                                .map(HandlerChangeView::forApplicant)
                                .map(Outcome::done)
                        : Mono.just(Outcome.<HandlerChangeView>refused(Refusal.of("HANDLER_CHANGE_PENDING"))))
                .as(transaction::transactional)
                .onErrorResume(e -> uploads.discard(upload).then(Mono.error(e)))
                .flatMap(outcome -> switch (outcome) {
                    case Done<HandlerChangeView> _ -> Mono.just(outcome);
                    case Refused<HandlerChangeView> _ -> uploads.discard(upload).thenReturn(outcome);
                });
    }
}
