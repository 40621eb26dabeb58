package org.huzhu.platform.reseal;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals rows again that an older key or cipher sealed. One step is one transaction: it takes a column nobody works on,
 * seals the stale rows of its next pages, and writes down how far it came; so a crash repeats one step, and several
 * instances work on several columns.
 *
 * <p>A step skips rows that others have locked and never waits for them: it cannot take part in a deadlock, and a writer
 * wins. What was skipped is found by the next pass; a column is finished by a pass that leaves nothing behind.
 */
public class Reseal {

    private final DatabaseClient db;
    private final TransactionalOperator transaction;
    private final SealedColumns columns;
    private final KeyRing keys;
    private final PrivacySettings privacy;
    private final ResealSettings settings;
    private final Clock clock;
    private final Map<String, FieldCipher> ciphers = new ConcurrentHashMap<>();

    Reseal(
            DatabaseClient db,
            TransactionalOperator transaction,
            SealedColumns columns,
            KeyRing keys,
            PrivacySettings privacy,
            ResealSettings settings,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.columns = columns;
        this.keys = keys;
        this.privacy = privacy;
        this.settings = settings;
        this.clock = clock;
    }

    /** How far a column is. {@code damaged} rows could not be opened, with any key there is, and were left as they are. */
    public record Progress(
            String column,
            String target,
            int pass,
            long block,
            long resealed,
            long damaged,
            Optional<Instant> finishedAt) {}

    /** Key and cipher that rows are moved to. */
    public String target() {
        return keys.activeId() + "/" + privacy.cipher();
    }

    /** Begins, or takes up columns that have stale rows again. What is under way to the same target goes on. */
    public Mono<List<Progress>> start() {
        return Flux.fromIterable(columns.columns())
                .concatMap(this::begin)
                .then(progress())
                .as(transaction::transactional);
    }

    private Mono<Long> begin(SealedColumn column) {
        return db.sql("""
                insert into reseal_progress (column_name, target, started_at) values (:column, :target, :now)
                on conflict (column_name) do update
                    set target = :target, pass = 1, next_block = 0, damaged = 0, changed = 0, started_at = :now, finished_at = null,
                        resealed = case when reseal_progress.target = :target then reseal_progress.resealed else 0 end
                    where reseal_progress.target <> :target or reseal_progress.finished_at is not null
                """)
                .bind("column", column.name())
                .bind("target", target())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    public Mono<List<Progress>> progress() {
        return db.sql("select * from reseal_progress order by column_name")
                .map(Reseal::read)
                .all()
                .collectList();
    }

    /** One step; false when nothing is left that this instance may do. */
    public Mono<Boolean> step() {
        return next().flatMap(this::advance).defaultIfEmpty(false).as(transaction::transactional);
    }

    private Mono<Progress> next() {
        return db.sql("""
                select * from reseal_progress where finished_at is null and target = :target and column_name = any(:declared)
                order by column_name limit 1 for update skip locked
                """)
                .bind("target", target())
                .bind(
                        "declared",
                        columns.columns().stream().map(SealedColumn::name).toArray(String[]::new))
                .map(Reseal::read)
                .one();
    }

    private Mono<Boolean> advance(Progress progress) {
        var column = columns.columns().stream()
                .filter(declared -> declared.name().equals(progress.column()))
                .findFirst()
                .orElseThrow();
        var stale = new StaleRows(db, column, cipher(column));
        return stale.blocks()
                .flatMap(blocks -> progress.block() >= blocks
                        ? endPass(stale, progress)
                        : stale.reseal(progress.block(), settings.blocks()).flatMap(done -> note(progress, done)));
    }

    private Mono<Boolean> note(Progress progress, StaleRows.Done done) {
        var block = done.isWhole() ? progress.block() + settings.blocks() : progress.block();
        return db.sql("""
                update reseal_progress
                set next_block = :block, resealed = resealed + :resealed, changed = changed + :resealed,
                    damaged = damaged + :damaged
                where column_name = :column
                """)
                .bind("block", block)
                .bind("resealed", done.resealed())
                .bind("damaged", done.isWhole() ? done.damaged() : 0)
                .bind("column", progress.column())
                .fetch()
                .rowsUpdated()
                .thenReturn(true);
    }

    /** The last pass leaves nothing behind, or only what it could not move. What is locked for so long is counted and found later. */
    private Mono<Boolean> endPass(StaleRows stale, Progress progress) {
        return stale.count()
                .flatMap(left -> db.sql("""
                update reseal_progress
                set finished_at = case when ended then cast(:now as timestamptz) end,
                    pass = case when ended then pass else pass + 1 end,
                    damaged = case when ended and damaged > 0 then :stale else 0 end,
                    next_block = 0, changed = 0
                from (select :stale <= damaged or changed = 0 as ended from reseal_progress where column_name = :column) as pass_ended
                where column_name = :column
                """)
                        .bind("stale", left)
                        .bind("now", clock.instant())
                        .bind("column", progress.column())
                        .fetch()
                        .rowsUpdated()
                        .thenReturn(true));
    }

    /** Rows of all columns that an older key or cipher sealed. */
    public Mono<Long> stale() {
        return Flux.fromIterable(columns.columns())
                .concatMap(column -> new StaleRows(db, column, cipher(column)).count())
                .reduce(0L, Long::sum);
    }

    private FieldCipher cipher(SealedColumn column) {
        return ciphers.computeIfAbsent(column.purpose(), purpose -> new FieldCipher(keys, purpose, privacy.cipher()));
    }

    private static Progress read(Readable row) {
        return new Progress(
                requireNonNull(row.get("column_name", String.class)),
                requireNonNull(row.get("target", String.class)),
                requireNonNull(row.get("pass", Integer.class)),
                requireNonNull(row.get("next_block", Long.class)),
                requireNonNull(row.get("resealed", Long.class)),
                requireNonNull(row.get("damaged", Long.class)),
                Optional.ofNullable(row.get("finished_at", Instant.class)));
    }
}
