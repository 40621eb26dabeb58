package org.huzhu.enrollment.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters.Ended;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.operation.OperationView;
import org.huzhu.enrollment.roster.RosterImport.Counts;
import org.huzhu.enrollment.roster.RosterImport.Merge;
import org.huzhu.enrollment.roster.RosterImport.Progress;
import org.huzhu.platform.values.Refusal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads and their staged rows. Methods that change something expect to stand in the caller's transaction. */
public interface RosterImports {

    /** An import that somebody may look at. */
    record Known(
            UUID unitId,
            String orderNo,
            RosterImport.Mode mode,
            long revision,
            Optional<Instant> finishedAt,
            OperationView view) {}

    /** An import to work on, and the trace of its upload. */
    record Claimed(RosterImport upload, String traceparent) {}

    Mono<Void> insert(RosterImport upload, Instant at);

    /** The oldest import nobody works on, now leased to this owner. */
    Mono<Claimed> claim(String owner, Duration lease);

    /** Rows, checkpoint and progress together. False when the lease is lost or the import was cancelled; then nothing may be stored. */
    Mono<Boolean> stage(RosterImport upload, String owner, Duration lease, List<SealedRow> rows, Progress progress);

    /** Locks the import to its end. False when it is not this owner's any more. */
    Mono<Boolean> hold(RosterImport upload, String owner);

    /** Gives it back, for another instance to go on at once. */
    Mono<Void> release(String owner);

    /** Prepares the last step of a large import; not inside a transaction. */
    Mono<Void> analyzeStaged();

    /** Looks at coverage and other orders for all staged rows at once and notes what stands against a person. */
    Mono<Void> crossCheck(RosterImport upload, LocalDate today, int renewableDaysBefore);

    Mono<Counts> countStaged(UUID importId);

    /** Forgets the staged rows and the checkpoint. */
    Mono<Void> startOver(UUID importId);

    /** Puts the staged rows into the order: a good row replaces the person's earlier row, good or bad, a bad one an earlier bad one (WXU-036). */
    Mono<Merge> merge(UUID importId, String orderNo);

    Mono<Long> revision(String orderNo);

    /** The revision that the last committed upload of just this file left behind. */
    Mono<Long> revisionAfterSameFile(String orderNo, byte[] sha256);

    Mono<Void> finish(
            UUID importId,
            OperationState state,
            Counts counts,
            Progress progress,
            long revision,
            Map<String, Object> result,
            Instant at);

    Mono<Void> fail(UUID importId, Refusal problem, Optional<Counts> counts, Instant at);

    /** A dry run becomes a commit, once. */
    Mono<Void> committed(UUID importId, long revision, Map<String, Object> result);

    Mono<Known> find(UUID importId);

    Mono<Known> lock(UUID importId);

    /** How it ended; empty while it is at work. */
    Mono<Ended> ended(UUID importId);

    Mono<Boolean> cancel(UUID importId, Instant at);

    Mono<Void> deleteStaged(UUID importId);

    /** Rows that no running import and no fresh dry run needs. */
    Mono<Long> deleteStagedOfOthers(Instant checkedBefore);

    /** Staged rows in their order, after a row number. */
    Flux<RosterPerson> staged(UUID importId, Optional<Boolean> eligible, int afterRow, int limit);

    Mono<Long> countStaged(UUID importId, Optional<Boolean> eligible);
}
