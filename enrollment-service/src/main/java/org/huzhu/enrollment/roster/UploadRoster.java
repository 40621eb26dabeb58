package org.huzhu.enrollment.roster;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.order.OrderSummary;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.StoredFile;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes a roster in (上传花名册). What is wrong with it as a file is answered at once; its rows are judged afterwards by {@link ImportRoster}. The
 * look at the file blocks, on a thread that may.
 */
@Component
public class UploadRoster {

    /** One upload to an order. */
    public record Command(
            Caller caller,
            String orderNo,
            RosterFormat format,
            RosterImport.Mode mode,
            RosterImport.Policy policy,
            Flux<DataBuffer> content) {}

    private final OrderAccess orders;
    private final RosterImports imports;
    private final FileStore files;
    private final RosterFiles rosterFiles;
    private final RosterRulesOfProduct products;
    private final ImportSignal signal;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    UploadRoster(
            OrderAccess orders,
            RosterImports imports,
            FileStore files,
            RosterFiles rosterFiles,
            RosterRulesOfProduct products,
            ImportSignal signal,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock) {
        this.orders = orders;
        this.imports = imports;
        this.files = files;
        this.rosterFiles = rosterFiles;
        this.products = products;
        this.signal = signal;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers the id of the operation. */
    public Mono<Outcome<UUID>> handle(Command command) {
        return orders.lockDraft(command.caller(), command.orderNo())
                .as(transaction::transactional)
                .flatMap(order -> switch (order) {
                    case Done<OrderSummary> draft -> take(command, draft.value());
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<UUID>refused(no.refusal()));
                });
    }

    private Mono<Outcome<UUID>> take(Command command, OrderSummary order) {
        return files.store(command.content(), rosterFiles.maxBytes())
                .flatMap(file -> inspect(command, order, file)
                        .flatMap(persons -> accept(command, order, file, persons))
                        .flatMap(outcome -> outcome instanceof Refused<UUID>
                                ? files.delete(file.key()).thenReturn(outcome)
                                : Mono.just(outcome))
                        .onErrorResume(e -> files.delete(file.key()).then(Mono.error(e))))
                .onErrorResume(RefusedException.class, e -> Mono.just(refused(e.refusal())));
    }

    private Mono<Integer> inspect(Command command, OrderSummary order, StoredFile file) {
        var maxRows = products.of(order.product()).maxRows();
        return Mono.usingWhen(
                files.toTemporaryFile(file.key()),
                path -> Mono.fromCallable(() -> rosterFiles.inspect(path, command.format(), maxRows))
                        .subscribeOn(Schedulers.boundedElastic()),
                UploadRoster::delete);
    }

    /** The order is locked again: while the file was read it may have been submitted. */
    private Mono<Outcome<UUID>> accept(Command command, OrderSummary order, StoredFile file, int persons) {
        var upload = new RosterImport(
                UUID.randomUUID(),
                order.orderNo(),
                order.unitId(),
                order.product(),
                command.format(),
                command.mode(),
                command.policy(),
                file.key(),
                file.sha256(),
                command.caller().id(),
                persons,
                0,
                0);
        return orders.lockDraft(command.caller(), command.orderNo())
                .flatMap(draft -> switch (draft) {
                    case Done<OrderSummary> _ -> store(command.caller(), upload);
                    case Refused<OrderSummary> no -> Mono.just(Outcome.<UUID>refused(no.refusal()));
                })
                .as(transaction::transactional);
    }

    private Mono<Outcome<UUID>> store(Caller caller, RosterImport upload) {
        var entry = Audit.Entry.of(
                "ROSTER_UPLOADED",
                "ORDER",
                upload.orderNo(),
                Map.of(
                        "importId", upload.importId(),
                        "mode", upload.mode(),
                        "persons", upload.total(),
                        "sha256", HexFormat.of().formatHex(upload.sha256())));
        return imports.insert(upload, clock.instant())
                .then(audit.record(caller, entry))
                .then(signal.afterCommit())
                .thenReturn(done(upload.importId()));
    }

    static Mono<Void> delete(Path path) {
        return Mono.<Void>fromRunnable(() -> {
                    try {
                        Files.deleteIfExists(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
