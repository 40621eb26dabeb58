package org.huzhu.enrollment.transfer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.enrollment.transfer.TransferStore.Waiting;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a batch of existing cover; a {@link TransferWorker} settles its rows. Once it is taken, no crash loses or doubles a row. */
@Component
public class MoveCoverIn {

    public record Command(Caller caller, List<TransferRow> rows) {

        public Command {
            rows = List.copyOf(rows);
        }
    }

    private final TransferStore transfers;
    private final SealedRows sealedRows;
    private final TransferSettings settings;
    private final TransferWorker worker;
    private final Audit audit;
    private final TransactionalOperator transaction;

    MoveCoverIn(
            TransferStore transfers,
            SealedRows sealedRows,
            TransferSettings settings,
            TransferWorker worker,
            Audit audit,
            TransactionalOperator transaction) {
        this.transfers = transfers;
        this.sealedRows = sealedRows;
        this.settings = settings;
        this.worker = worker;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The id of the operation. */
    public Mono<Outcome<UUID>> handle(Command command) {
        if (command.rows().isEmpty()) {
            return Mono.just(Outcome.refused(Refusal.ofField("BATCH_EMPTY", "coverages")));
        }
        if (command.rows().size() > settings.maxRows()) {
            return Mono.just(Outcome.refused(Refusal.of("BATCH_TOO_LARGE", Map.of("max", settings.maxRows()))));
        }
        var importId = UUID.randomUUID();
        var sealed = command.rows().stream()
                .map(row -> new Waiting(row.rowNo(), sealedRows.seal(importId, row)))
                .toList();
        var entry = Audit.Entry.of("COVERAGES_MOVED_IN", "COVERAGE_IMPORT", importId, Map.of("rows", sealed.size()));
        return transfers
                .insert(importId, command.caller().id(), sealed)
                .then(audit.record(command.caller(), entry))
                .as(transaction::transactional)
                .then(Mono.fromRunnable(worker::wake))
                .thenReturn(Outcome.done(importId));
    }
}
