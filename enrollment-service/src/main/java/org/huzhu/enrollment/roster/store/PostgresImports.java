package org.huzhu.enrollment.roster.store;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.enrollment.measure.ImportMeters.Ended;
import org.huzhu.enrollment.operation.OperationState;
import org.huzhu.enrollment.roster.RosterFormat;
import org.huzhu.enrollment.roster.RosterImport;
import org.huzhu.enrollment.roster.RosterImport.Counts;
import org.huzhu.enrollment.roster.RosterImport.Merge;
import org.huzhu.enrollment.roster.RosterImport.Progress;
import org.huzhu.enrollment.roster.RosterImports;
import org.huzhu.enrollment.roster.RosterPerson;
import org.huzhu.enrollment.roster.SealedRow;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.values.Refusal;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leases are kept by the database's clock, which all instances share; what people see is dated by the business clock. */
@Repository
class PostgresImports implements RosterImports {

    private static final String JOB_COLUMNS =
            "import_id, order_no, unit_id, product, format, mode, policy, file_key, file_sha256, started_by, total, checkpoint_row, attempts";

    private final DatabaseClient db;
    private final StagedCopy copy;
    private final StagedRows staged;
    private final KnownImports known;

    PostgresImports(DatabaseClient db, StagedCopy copy, StagedRows staged, KnownImports known) {
        this.db = db;
        this.copy = copy;
        this.staged = staged;
        this.known = known;
    }

    @Override
    public Mono<Void> insert(RosterImport upload, Instant at) {
        return TraceContext.current()
                .flatMap(trace -> db.sql("""
                        insert into roster_import
                            (import_id, order_no, unit_id, product, kind, state, format, mode, policy, file_key, file_sha256,
                             started_by, total, created_at, traceparent)
                        values
                            (:importId, :orderNo, :unitId, :product, 'ROSTER_IMPORT', 'RUNNING', :format, :mode, :policy, :file, :sha256,
                             :startedBy, :total, :at, :traceparent)
                        """)
                        .bind("importId", upload.importId())
                        .bind("orderNo", upload.orderNo())
                        .bind("unitId", upload.unitId())
                        .bind("product", upload.product())
                        .bind("format", upload.format().name())
                        .bind("mode", upload.mode().name())
                        .bind("policy", upload.policy().name())
                        .bind("file", upload.file())
                        .bind("sha256", upload.sha256())
                        .bind("startedBy", upload.startedBy())
                        .bind("total", upload.total())
                        .bind("at", at)
                        .bind("traceparent", trace.traceparent())
                        .then());
    }

    @Override
    public Mono<Claimed> claim(String owner, Duration lease) {
        return db.sql("""
                        update roster_import
                        set lease_owner = :owner,
                            lease_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = attempts + 1
                        where import_id = (
                            select import_id
                            from roster_import
                            where state = 'RUNNING' and (lease_until is null or lease_until < clock_timestamp())
                            order by created_at
                            limit 1
                            for update skip locked)
                        returning
                        """ + " " + JOB_COLUMNS + ", traceparent")
                .bind("owner", owner)
                .bind("lease", lease.toMillis() / 1000.0)
                .map(row -> new Claimed(toImport(row), StoredPerson.get(row, "traceparent", String.class)))
                .one();
    }

    @Override
    public Mono<Boolean> stage(
            RosterImport upload, String owner, Duration lease, List<SealedRow> rows, Progress progress) {
        return db.sql("""
                        update roster_import
                        set checkpoint_row = greatest(checkpoint_row, :lastRow),
                            processed = :processed,
                            eligible = :eligible,
                            ineligible = :ineligible,
                            skipped = :skipped,
                            lease_until = clock_timestamp() + make_interval(secs => :lease)
                        where import_id = :importId and lease_owner = :owner and state = 'RUNNING'
                        """)
                .bind("importId", upload.importId())
                .bind("owner", owner)
                .bind("lease", lease.toMillis() / 1000.0)
                .bind("lastRow", progress.lastRow())
                .bind("processed", progress.processed())
                .bind("eligible", progress.eligible())
                .bind("ineligible", progress.ineligible())
                .bind("skipped", progress.blankRows() + progress.sampleRows())
                .fetch()
                .rowsUpdated()
                .flatMap(updated -> updated == 0
                        ? Mono.just(false)
                        : db.inConnection(connection -> copy.copy(connection, upload.importId(), rows))
                                .thenReturn(true));
    }

    @Override
    public Mono<Boolean> hold(RosterImport upload, String owner) {
        return db.sql("""
                        select import_id
                        from roster_import
                        where import_id = :importId and lease_owner = :owner and state = 'RUNNING'
                        for update
                        """)
                .bind("importId", upload.importId())
                .bind("owner", owner)
                .fetch()
                .one()
                .hasElement();
    }

    @Override
    public Mono<Void> release(String owner) {
        return db.sql("update roster_import set lease_until = null where lease_owner = :owner and state = 'RUNNING'")
                .bind("owner", owner)
                .then();
    }

    @Override
    public Mono<Void> analyzeStaged() {
        return staged.analyze();
    }

    @Override
    public Mono<Void> crossCheck(RosterImport upload, LocalDate today, int renewableDaysBefore) {
        return staged.crossCheck(upload, today, renewableDaysBefore);
    }

    @Override
    public Mono<Counts> countStaged(UUID importId) {
        return staged.counts(importId);
    }

    @Override
    public Mono<Void> startOver(UUID importId) {
        return staged.delete(importId)
                .then(db.sql(
                                "update roster_import set checkpoint_row = 0, processed = 0, lease_until = null where import_id = :importId")
                        .bind("importId", importId)
                        .then());
    }

    @Override
    public Mono<Merge> merge(UUID importId, String orderNo) {
        return staged.merge(importId, orderNo);
    }

    @Override
    public Mono<Long> revision(String orderNo) {
        return db.sql("select revision from roster_revision where order_no = :orderNo")
                .bind("orderNo", orderNo)
                .map(row -> StoredPerson.get(row, "revision", Long.class))
                .one()
                .defaultIfEmpty(0L);
    }

    @Override
    public Mono<Long> revisionAfterSameFile(String orderNo, byte[] sha256) {
        return db.sql("""
                        select revision
                        from roster_import
                        where order_no = :orderNo and file_sha256 = :sha256 and state = 'SUCCEEDED' and mode = 'COMMIT'
                        order by finished_at desc
                        limit 1
                        """)
                .bind("orderNo", orderNo)
                .bind("sha256", sha256)
                .map(row -> StoredPerson.get(row, "revision", Long.class))
                .one();
    }

    @Override
    public Mono<Void> finish(
            UUID importId,
            OperationState state,
            Counts counts,
            Progress progress,
            long revision,
            Map<String, Object> result,
            Instant at) {
        return db.sql("""
                        update roster_import
                        set state = :state,
                            processed = :processed,
                            eligible = :eligible,
                            ineligible = :ineligible,
                            skipped = :skipped,
                            revision = :revision,
                            result = :result::jsonb,
                            finished_at = :at
                        where import_id = :importId
                        """)
                .bind("importId", importId)
                .bind("state", state.name())
                .bind("processed", counts.eligible() + counts.ineligible())
                .bind("eligible", counts.eligible())
                .bind("ineligible", counts.ineligible())
                .bind("skipped", progress.blankRows() + progress.sampleRows())
                .bind("revision", revision)
                .bind("result", known.json(result))
                .bind("at", at)
                .then();
    }

    @Override
    public Mono<Void> fail(UUID importId, Refusal problem, Optional<Counts> counts, Instant at) {
        return db.sql("""
                        update roster_import
                        set state = 'FAILED',
                            problem = :problem::jsonb,
                            eligible = case when :counted then :eligible else eligible end,
                            ineligible = case when :counted then :ineligible else ineligible end,
                            finished_at = :at
                        where import_id = :importId and state = 'RUNNING'
                        """)
                .bind("importId", importId)
                .bind("problem", known.json(problem))
                .bind("counted", counts.isPresent())
                .bind("eligible", counts.map(Counts::eligible).orElse(0))
                .bind("ineligible", counts.map(Counts::ineligible).orElse(0))
                .bind("at", at)
                .then();
    }

    @Override
    public Mono<Void> committed(UUID importId, long revision, Map<String, Object> result) {
        return db.sql(
                        "update roster_import set mode = 'COMMIT', revision = :revision, result = :result::jsonb where import_id = :importId")
                .bind("importId", importId)
                .bind("revision", revision)
                .bind("result", known.json(result))
                .then();
    }

    @Override
    public Mono<Known> find(UUID importId) {
        return known.find(importId);
    }

    @Override
    public Mono<Known> lock(UUID importId) {
        return known.lock(importId);
    }

    @Override
    public Mono<Ended> ended(UUID importId) {
        return known.ended(importId);
    }

    @Override
    public Mono<Boolean> cancel(UUID importId, Instant at) {
        return db.sql(
                        "update roster_import set state = 'CANCELLED', finished_at = :at where import_id = :importId and state = 'RUNNING'")
                .bind("importId", importId)
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    @Override
    public Mono<Void> deleteStaged(UUID importId) {
        return staged.delete(importId);
    }

    @Override
    public Mono<Long> deleteStagedOfOthers(Instant checkedBefore) {
        return staged.deleteUnneeded(checkedBefore);
    }

    @Override
    public Flux<RosterPerson> staged(UUID importId, Optional<Boolean> eligible, int afterRow, int limit) {
        return staged.find(importId, eligible, afterRow, limit);
    }

    @Override
    public Mono<Long> countStaged(UUID importId, Optional<Boolean> eligible) {
        return staged.count(importId, eligible);
    }

    private static RosterImport toImport(Readable row) {
        return new RosterImport(
                StoredPerson.get(row, "import_id", UUID.class),
                StoredPerson.get(row, "order_no", String.class),
                StoredPerson.get(row, "unit_id", UUID.class),
                StoredPerson.get(row, "product", String.class),
                RosterFormat.valueOf(StoredPerson.get(row, "format", String.class)),
                RosterImport.Mode.valueOf(StoredPerson.get(row, "mode", String.class)),
                RosterImport.Policy.valueOf(StoredPerson.get(row, "policy", String.class)),
                StoredPerson.get(row, "file_key", String.class),
                StoredPerson.bytes(StoredPerson.get(row, "file_sha256", ByteBuffer.class)),
                StoredPerson.get(row, "started_by", String.class),
                StoredPerson.get(row, "total", Integer.class),
                StoredPerson.get(row, "checkpoint_row", Integer.class),
                StoredPerson.get(row, "attempts", Integer.class));
    }
}
