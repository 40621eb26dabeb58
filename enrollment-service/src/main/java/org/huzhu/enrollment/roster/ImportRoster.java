package org.huzhu.enrollment.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.huzhu.enrollment.measure.ImportMeters;
import org.huzhu.enrollment.measure.ImportMeters.Kind;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.roster.JudgedChunks.Chunk;
import org.huzhu.enrollment.roster.RosterImport.Progress;
import org.huzhu.enrollment.roster.RosterRulesOfProduct.Judgement;
import org.huzhu.enrollment.roster.domain.RowCheck;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.telemetry.Tracing;
import org.huzhu.platform.telemetry.Work;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * Works on one import (花名册导入) from wherever it stands: judged rows are staged chunk by chunk together with the checkpoint, then all of them are
 * checked against the rest of the world and merged in one step. A process that dies leaves a checkpoint and a lease that runs out; whoever claims
 * the import next goes on from there. Reading runs ahead of writing by two chunks.
 */
@Component
public class ImportRoster {

    private static final Logger log = LoggerFactory.getLogger(ImportRoster.class);
    private static final Work IMPORT = Work.of("import roster");
    private static final int CHUNKS_AHEAD = 2;
    private static final int SMALLEST_CHUNK = 500;
    private static final int CHUNKS_OF_A_ROSTER = 20;
    private static final int LARGE = 2_000;

    private final RosterImports imports;
    private final FinishImport finish;
    private final FileStore files;
    private final RosterFiles rosterFiles;
    private final RosterRulesOfProduct products;
    private final SealRows seal;
    private final RosterSettings settings;
    private final TransactionalOperator transaction;
    private final Tracing tracing;
    private final ImportMeters meters;
    private final Clock clock;

    ImportRoster(
            RosterImports imports,
            FinishImport finish,
            FileStore files,
            RosterFiles rosterFiles,
            RosterRulesOfProduct products,
            SealRows seal,
            RosterSettings settings,
            TransactionalOperator transaction,
            ImportMeters meters,
            Tracing tracing,
            Clock clock) {
        this.imports = imports;
        this.finish = finish;
        this.files = files;
        this.rosterFiles = rosterFiles;
        this.products = products;
        this.seal = seal;
        this.settings = settings;
        this.transaction = transaction;
        this.meters = meters;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Claims an import and works on it to its end. False when there is none to claim. */
    public Mono<Boolean> handle(String owner) {
        return imports.claim(owner, settings.lease())
                .flatMap(claimed -> tracing.caused(
                        IMPORT,
                        TraceContext.parse(claimed.traceparent()),
                        Mono.defer(() -> work(claimed.upload(), owner)).thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private Mono<Void> work(RosterImport upload, String owner) {
        log.info(
                "roster import taken importId={} checkpoint={} attempt={}",
                upload.importId(),
                upload.checkpoint(),
                upload.attempts());
        if (upload.attempts() > settings.maxAttempts()) {
            return giveUp(upload, Refusal.of("INTERNAL_ERROR"));
        }
        return finish.asUnchanged(upload, owner)
                .flatMap(isUnchanged -> isUnchanged ? cleanUp(upload) : readAndFinish(upload, owner))
                .onErrorResume(LeaseLostException.class, _ -> cleanUpIfOver(upload))
                .onErrorResume(RefusedException.class, e -> giveUp(upload, e.refusal()));
    }

    private Mono<Void> readAndFinish(RosterImport upload, String owner) {
        var judgement = products.of(upload.product());
        return Mono.usingWhen(
                        files.toTemporaryFile(upload.file()),
                        path -> stageAll(upload, owner, judgement, path),
                        UploadRoster::delete)
                .flatMap(progress -> prepare(progress).thenReturn(progress))
                .flatMap(progress -> finish.handle(upload, owner, judgement, progress))
                .flatMap(finished -> finished ? cleanUp(upload) : imports.startOver(upload.importId()));
    }

    private Mono<Void> prepare(Progress progress) {
        return progress.processed() < LARGE ? Mono.empty() : imports.analyzeStaged();
    }

    private Mono<Progress> stageAll(RosterImport upload, String owner, Judgement judgement, Path path) {
        return Flux.<Chunk, JudgedChunks>generate(
                        () -> open(upload, judgement, path), ImportRoster::emit, ImportRoster::close)
                .subscribeOn(Schedulers.boundedElastic())
                .concatMap(chunk -> stage(upload, owner, chunk), CHUNKS_AHEAD)
                .last(Progress.NONE)
                .flatMap(
                        progress -> progress.processed() == 0 ? recount(upload, judgement, path) : Mono.just(progress));
    }

    /** A takeover after the last chunk stages nothing but still has to know the counts. */
    private Mono<Progress> recount(RosterImport upload, Judgement judgement, Path path) {
        return Mono.fromCallable(() -> {
                    try (var chunks = open(upload, judgement, path)) {
                        while (chunks.next().isPresent()) {
                            // rows before the checkpoint are only counted
                        }
                        return chunks.progress();
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Progress> stage(RosterImport upload, String owner, Chunk chunk) {
        return imports.stage(upload, owner, settings.lease(), chunk.rows(), chunk.progress())
                .flatMap(
                        isMine -> isMine ? Mono.just(chunk.progress()) : Mono.<Progress>error(new LeaseLostException()))
                .as(transaction::transactional);
    }

    private JudgedChunks open(RosterImport upload, Judgement judgement, Path path) throws IOException {
        return new JudgedChunks(
                rosterFiles.open(path, upload.format()),
                new RowCheck(judgement.rules()),
                seal,
                upload.checkpoint(),
                chunkRows(upload));
    }

    /** A commit costs the disk a turn, so large rosters take larger steps; small ones still show progress. */
    private int chunkRows(RosterImport upload) {
        return Math.min(settings.chunkRows(), Math.max(SMALLEST_CHUNK, upload.total() / CHUNKS_OF_A_ROSTER));
    }

    private static JudgedChunks emit(JudgedChunks chunks, SynchronousSink<Chunk> sink) {
        chunks.next().ifPresentOrElse(sink::next, sink::complete);
        return chunks;
    }

    private static void close(JudgedChunks chunks) {
        try {
            chunks.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mono<Void> giveUp(RosterImport upload, Refusal problem) {
        log.info("roster import refused importId={} code={}", upload.importId(), problem.code());
        return imports.fail(upload.importId(), problem, Optional.empty(), clock.instant())
                .then(cleanUp(upload));
    }

    /** Dry runs keep their rows, and so do refused whole uploads, until {@link ImportWorker} sweeps them. */
    private Mono<Void> cleanUp(RosterImport upload) {
        var keepsRows = upload.mode() == RosterImport.Mode.DRY_RUN || upload.policy() == RosterImport.Policy.ATOMIC;
        return count(upload)
                .then(files.delete(upload.file()))
                .then(keepsRows ? Mono.<Void>empty() : imports.deleteStaged(upload.importId()));
    }

    /** One that was cancelled is counted where that was asked for. */
    private Mono<Void> count(RosterImport upload) {
        return imports.ended(upload.importId())
                .filter(ended -> ended.state() != OperationState.CANCELLED)
                .doOnNext(ended -> {
                    meters.ended(Kind.ROSTER, ended);
                    meters.rows(Kind.ROSTER, ended.eligible(), ended.ineligible());
                })
                .then();
    }

    /** Somebody else goes on with it, unless it was cancelled or its order deleted. */
    private Mono<Void> cleanUpIfOver(RosterImport upload) {
        return imports.find(upload.importId())
                .map(known -> known.view().state().isFinal())
                .defaultIfEmpty(true)
                .flatMap(isOver -> isOver
                        ? files.delete(upload.file()).then(imports.deleteStaged(upload.importId()))
                        : Mono.empty());
    }

    Duration longestRun() {
        return settings.lease().multipliedBy(120);
    }

    /** The import is not ours any more; whatever we were about to write must not be written. */
    static final class LeaseLostException extends RuntimeException {
        LeaseLostException() {
            super("lease lost", null, false, false);
        }
    }
}
