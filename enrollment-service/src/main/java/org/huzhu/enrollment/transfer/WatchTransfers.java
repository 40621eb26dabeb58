package org.huzhu.enrollment.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters;
import org.huzhu.enrollment.measure.ImportMeters.Kind;
import org.huzhu.enrollment.operation.OperationSource;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.enrollment.transfer.TransferStore.Batch;
import org.huzhu.enrollment.transfer.TransferStore.RowOutcome;
import org.huzhu.enrollment.transfer.TransferStore.Settled;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.security.Role;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** How far batches are and what became of their rows; for administrators only. */
@Component
public class WatchTransfers implements OperationSource {

    private static final String KIND = "COVERAGE_IMPORT";
    private static final int REFUSED_ROWS_SHOWN = 100;

    private final TransferStore transfers;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final ImportMeters meters;

    WatchTransfers(TransferStore transfers, Audit audit, TransactionalOperator transaction, ImportMeters meters) {
        this.transfers = transfers;
        this.audit = audit;
        this.transaction = transaction;
        this.meters = meters;
    }

    @Override
    public Mono<OperationView> find(Caller caller, UUID id) {
        return visible(caller, id).flatMap(this::view);
    }

    /** Rows that are settled stay settled. */
    @Override
    public Mono<Outcome<OperationView>> cancel(Caller caller, UUID id) {
        return visible(caller, id)
                .flatMap(batch -> transfers
                        .cancel(id)
                        .flatMap(cancelled -> cancelled
                                ? audit.record(
                                                caller,
                                                Audit.Entry.of("COVERAGE_IMPORT_CANCELLED", "COVERAGE_IMPORT", id))
                                        .then(transfers.ended(id))
                                        .doOnNext(ended -> meters.ended(Kind.COVERAGE, ended))
                                        .then(transfers.find(id))
                                        .flatMap(this::view)
                                        .map(Outcome::done)
                                : Mono.just(Outcome.<OperationView>refused(Refusal.of(
                                        "ILLEGAL_TRANSITION",
                                        Map.of("state", batch.state().name()))))))
                .as(transaction::transactional);
    }

    public Mono<Outcome<Page<Settled>>> rows(UUID id, Optional<RowOutcome> outcome, Page.Request request) {
        return transfers
                .find(id)
                .flatMap(_ -> Mono.zip(
                        transfers.rows(id, outcome, TransferStore.afterRow(request), request.limit() + 1),
                        transfers.count(id, outcome),
                        (rows, total) -> Page.of(rows, request.limit(), total, TransferStore::sortKey)))
                .map(Outcome::done)
                .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")));
    }

    private Mono<Batch> visible(Caller caller, UUID id) {
        return caller.has(Role.ADMIN) ? transfers.find(id) : Mono.empty();
    }

    private Mono<OperationView> view(Batch batch) {
        var refused = batch.state() == OperationState.RUNNING
                ? Mono.just(List.<Settled>of())
                : transfers.rows(batch.importId(), Optional.of(RowOutcome.REFUSED), 0, REFUSED_ROWS_SHOWN);
        return refused.map(rows -> new OperationView(
                batch.importId(),
                KIND,
                batch.state(),
                batch.accepted() + batch.unchanged() + batch.refused(),
                batch.total(),
                batch.accepted() + batch.unchanged(),
                batch.refused(),
                Optional.of("/api/v1/coverages/imports/" + batch.importId() + "/rows"),
                Optional.empty(),
                Map.of(
                        "accepted", batch.accepted(),
                        "unchanged", batch.unchanged(),
                        "refused", batch.refused(),
                        "refusedRows", rows)));
    }
}
