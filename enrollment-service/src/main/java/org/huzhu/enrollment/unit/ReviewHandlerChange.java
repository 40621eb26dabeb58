package org.huzhu.enrollment.unit;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.unit.HandlerChangeStore.Decision;
import org.huzhu.enrollment.unit.HandlerChangeStore.File;
import org.huzhu.enrollment.unit.HandlerChangeStore.Request;
import org.huzhu.enrollment.unit.domain.UnitRefusal.ReasonRequired;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.UnitHandlerChanged;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The back office decides who stands for a unit. From the approval on, the former handler's account stands for nothing: ownership is looked up
 * with each request, so tokens that are out need not be called back.
 */
@Component
public class ReviewHandlerChange {

    private final HandlerChangeStore changes;
    private final FileStore files;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ReviewHandlerChange(
            HandlerChangeStore changes,
            FileStore files,
            Outbox outbox,
            Audit audit,
            Clock clock,
            TransactionalOperator transaction) {
        this.changes = changes;
        this.files = files;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller reviewer, UUID changeId, boolean approve, String reason) {

        String state() {
            return approve ? "APPROVED" : "REJECTED";
        }
    }

    /** The letter on its way out. */
    public record Download(File file, Flux<DataBuffer> content) {}

    public Mono<Page<HandlerChangeView>> list(Optional<String> state, Page.Request page) {
        return changes.list(state, page);
    }

    public Mono<Outcome<HandlerChangeView>> latestOf(Caller.Account applicant) {
        return changes.latestOf(applicant.accountId())
                .map(HandlerChangeView::forApplicant)
                .map(Outcome::done)
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")));
    }

    public Mono<Outcome<Download>> letter(Caller reviewer, UUID changeId) {
        return changes.lock(changeId)
                .flatMap(request -> audit.record(
                                reviewer, Audit.Entry.of("HANDLER_CHANGE_FILE_READ", "HANDLER_CHANGE", changeId))
                        .thenReturn(done(new Download(
                                request.file(), files.read(request.file().key())))))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    public Mono<Outcome<String>> handle(Command command) {
        return changes.lock(command.changeId())
                .flatMap(request -> decide(command, request))
                .defaultIfEmpty(refused(Refusal.of("NOT_FOUND")))
                .as(transaction::transactional);
    }

    private Mono<Outcome<String>> decide(Command command, Request request) {
        return refusalFor(command, request)
                .map(refusal -> Mono.just(Outcome.<String>refused(refusal)))
                .orElseGet(() -> command.approve() ? takeOver(command, request) : save(command, request));
    }

    private static Optional<Refusal> refusalFor(Command command, Request request) {
        if (!request.isOpen()) {
            return Optional.of(Refusal.of("ILLEGAL_TRANSITION", Map.of("state", request.state())));
        }
        if (command.reviewer().id().equals("account:" + request.applicant())) {
            return Optional.of(Refusal.of("SAME_PERSON"));
        }
        if (command.approve()) {
            return request.unitId().isEmpty() ? Optional.of(Refusal.of("HANDLER_CHANGE_NO_UNIT")) : Optional.empty();
        }
        return command.reason().isBlank() ? Optional.of(new ReasonRequired()) : Optional.empty();
    }

    private Mono<Outcome<String>> takeOver(Command command, Request request) {
        return changes.takeOver(request)
                .flatMap(taken -> taken
                        ? save(command, request)
                        : Mono.just(Outcome.<String>refused(Refusal.of("HANDLER_HAS_UNIT"))));
    }

    private Mono<Outcome<String>> save(Command command, Request request) {
        var decision = new Decision(
                command.state(), command.reason(), command.reviewer().id(), clock.instant());
        return changes.decide(request.changeId(), decision)
                .then(audit.record(
                        command.reviewer(),
                        Audit.Entry.of("HANDLER_CHANGE_" + command.state(), "HANDLER_CHANGE", request.changeId())))
                .then(command.approve() ? onUnit(command, request) : Mono.empty())
                .thenReturn(done(command.state()));
    }

    private Mono<Void> onUnit(Command command, Request request) {
        var detail = Map.<String, Object>of("handler", request.applicant().toString());
        return Mono.justOrEmpty(request.unitId())
                .flatMap(unitId -> outbox.append(new UnitHandlerChanged(unitId, request.applicant()))
                        .then(audit.record(
                                command.reviewer(), Audit.Entry.of("UNIT_HANDLER_CHANGED", "UNIT", unitId, detail))));
    }
}
