package org.huzhu.enrollment.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters.Ended;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.roster.domain.Finding;
import org.huzhu.enrollment.transfer.domain.Candidate;
import org.huzhu.enrollment.transfer.domain.Settlement.Held;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Mono;

/** Batches and their rows. Methods that change something expect to stand in the caller's transaction. */
public interface TransferStore {

    /** A row that waits to be settled; {@code sealed} is the row as it came. */
    record Waiting(int rowNo, byte[] sealed) {}

    /** What became of a row. */
    enum RowOutcome {
        ACCEPTED,
        UNCHANGED,
        REFUSED
    }

    /** A row that is settled; name and number are masked. */
    record Settled(
            int rowNo,
            RowOutcome outcome,
            String name,
            String idNumber,
            List<Finding> reasons,
            Optional<UUID> coverageId) {

        public Settled {
            reasons = List.copyOf(reasons);
        }
    }

    /** A coverage to be written. */
    record NewCover(UUID coverageId, UUID personId, byte[] sealed, Candidate candidate) {}

    /** A coverage that was written, with the unit it was found to belong to. */
    record Written(UUID coverageId, Optional<UUID> unitId, String unitName) {}

    /** A batch. */
    record Batch(UUID importId, OperationState state, int total, int accepted, int unchanged, int refused) {}

    /** A batch to work on, and the trace of its upload. */
    record Claimed(UUID importId, String traceparent) {}

    Mono<Void> insert(UUID importId, String startedBy, List<Waiting> rows);

    Mono<Batch> find(UUID importId);

    /** The oldest batch nobody works on, now leased to this owner. */
    Mono<Claimed> claim(UUID owner, Duration lease);

    /** False when the batch is over or another owner's. Locks it until the transaction ends. */
    Mono<Boolean> hold(UUID importId, UUID owner, Duration lease);

    Mono<Void> release(UUID owner);

    Mono<List<Waiting>> waiting(UUID importId, int atMost);

    Mono<List<Held>> held(List<UUID> personIds);

    /** Writes what no other coverage stands against; who was faster keeps his. */
    Mono<List<Written>> cover(UUID importId, List<NewCover> covers);

    /** Notes outcomes, forgets what the rows said and counts. */
    Mono<Void> settle(UUID importId, List<Settled> rows);

    Mono<Void> finish(UUID importId, OperationState state);

    /** How it ended; empty while it is at work. */
    Mono<Ended> ended(UUID importId);

    /** False when it was over already. */
    Mono<Boolean> cancel(UUID importId);

    /** One row more than asked for, if there is one, in the order of the batch. */
    Mono<List<Settled>> rows(UUID importId, Optional<RowOutcome> outcome, int afterRow, int limit);

    Mono<Long> count(UUID importId, Optional<RowOutcome> outcome);

    static String sortKey(Settled row) {
        return Integer.toString(row.rowNo());
    }

    static int afterRow(Page.Request request) {
        return (int) Math.clamp(request.afterNumber(0), 0, Integer.MAX_VALUE);
    }
}
