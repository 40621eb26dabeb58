package org.huzhu.enrollment.roster;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.order.OrderAccess;
import org.huzhu.enrollment.roster.ImportRoster.LeaseLostException;
import org.huzhu.enrollment.roster.RosterImport.Counts;
import org.huzhu.enrollment.roster.RosterImport.Merge;
import org.huzhu.enrollment.roster.RosterImport.Mode;
import org.huzhu.enrollment.roster.RosterImport.Policy;
import org.huzhu.enrollment.roster.RosterImport.Progress;
import org.huzhu.enrollment.roster.RosterRulesOfProduct.Judgement;
import org.huzhu.platform.values.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The last step of an import, in one transaction with the order locked: cross checks, then the merge or its announcement. */
@Component
class FinishImport {

    private static final Logger log = LoggerFactory.getLogger(FinishImport.class);

    private final OrderAccess orders;
    private final RosterImports imports;
    private final DryRunTokens tokens;
    private final RosterSettings settings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FinishImport(
            OrderAccess orders,
            RosterImports imports,
            DryRunTokens tokens,
            RosterSettings settings,
            TransactionalOperator transaction,
            Clock clock) {
        this.orders = orders;
        this.imports = imports;
        this.tokens = tokens;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ends an upload of just the file that made the roster what it is: nothing changes, and the result says so. */
    Mono<Boolean> asUnchanged(RosterImport upload, String owner) {
        return imports.revisionAfterSameFile(upload.orderNo(), upload.sha256())
                .zipWith(imports.revision(upload.orderNo()))
                .filter(revisions -> revisions.getT1().equals(revisions.getT2()))
                .filterWhen(_ -> imports.hold(upload, owner))
                .flatMap(revisions -> imports.finish(
                                upload.importId(),
                                OperationState.SUCCEEDED,
                                new Counts(0, 0),
                                Progress.NONE,
                                revisions.getT2(),
                                sameFile(upload),
                                clock.instant())
                        .thenReturn(true))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    /** False when staged rows are missing because the database lost its unlogged tables: then the import starts over. */
    Mono<Boolean> handle(RosterImport upload, String owner, Judgement judgement, Progress progress) {
        return orders.lockDraftForImport(upload.orderNo())
                .hasElement()
                .flatMap(isDraft -> imports.hold(upload, owner)
                        .flatMap(isMine -> isMine ? Mono.just(isDraft) : Mono.<Boolean>error(new LeaseLostException())))
                .flatMap(isDraft -> isDraft
                        ? checkAndMerge(upload, judgement, progress)
                        : imports.fail(
                                        upload.importId(),
                                        Refusal.of("ROSTER_FROZEN"),
                                        Optional.empty(),
                                        clock.instant())
                                .thenReturn(true))
                .as(transaction::transactional);
    }

    private Mono<Boolean> checkAndMerge(RosterImport upload, Judgement judgement, Progress progress) {
        return imports.crossCheck(upload, judgement.today(), judgement.renewableDaysBefore())
                .then(imports.countStaged(upload.importId()))
                .flatMap(counts -> counts.total() != progress.processed()
                        ? Mono.just(false)
                        : conclude(upload, counts, progress).thenReturn(true))
                .doOnNext(finished -> log.info(
                        "roster import over importId={} rows={} finished={}",
                        upload.importId(),
                        progress.processed(),
                        finished));
    }

    private Mono<Void> conclude(RosterImport upload, Counts counts, Progress progress) {
        if (upload.policy() == Policy.ATOMIC && counts.ineligible() > 0) {
            var refusal = Refusal.of("ROSTER_INELIGIBLE_REFUSED", Map.of("count", counts.ineligible()));
            return imports.fail(upload.importId(), refusal, Optional.of(counts), clock.instant());
        }
        return upload.mode() == Mode.DRY_RUN ? announce(upload, counts, progress) : merge(upload, counts, progress);
    }

    private Mono<Void> merge(RosterImport upload, Counts counts, Progress progress) {
        return imports.merge(upload.importId(), upload.orderNo())
                .flatMap(merge -> imports.finish(
                        upload.importId(),
                        OperationState.SUCCEEDED,
                        counts,
                        progress,
                        merge.revision(),
                        merged(merge, progress),
                        clock.instant()));
    }

    private Mono<Void> announce(RosterImport upload, Counts counts, Progress progress) {
        var now = clock.instant();
        return imports.revision(upload.orderNo()).flatMap(revision -> {
            var result = counted(progress);
            result.put("dryRun", true);
            result.put("token", tokens.token(upload.importId(), revision));
            result.put("tokenExpiresAt", now.plus(settings.keepChecked()).toString());
            result.put("rowsUrl", "/api/v1/operations/" + upload.importId() + "/rows");
            result.put("message", "预检完成，名单未改变；凭token提交后生效");
            return imports.finish(upload.importId(), OperationState.SUCCEEDED, counts, progress, revision, result, now);
        });
    }

    static Map<String, Object> merged(Merge merge, Progress progress) {
        var result = counted(progress);
        result.put("added", merge.added());
        result.put("replaced", merge.replaced());
        result.put("unchanged", merge.unchanged());
        return result;
    }

    private static Map<String, Object> counted(Progress progress) {
        var result = new LinkedHashMap<String, Object>();
        result.put("blankRows", progress.blankRows());
        result.put("sampleRows", progress.sampleRows());
        result.put("repairedRows", progress.repairedRows());
        result.put("warnedRows", progress.warnedRows());
        if (progress.sampleRows() > 0) {
            result.put("note", "模板中的示例行“张三”未计入");
        }
        return result;
    }

    private static Map<String, Object> sameFile(RosterImport upload) {
        var result = new LinkedHashMap<String, Object>();
        result.put("sameFile", true);
        result.put("added", 0);
        result.put("replaced", 0);
        result.put("unchanged", upload.total());
        result.put("message", "与上次上传的文件完全相同，名单没有变化");
        return result;
    }
}
