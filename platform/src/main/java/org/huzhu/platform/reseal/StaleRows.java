package org.huzhu.platform.reseal;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.FieldCipher.TamperedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The rows of one column that do not begin with the active key's header. Table and column come from the declarations in
 * the code, never from outside. Walked by pages, so that a table needs no index and a step costs the same everywhere.
 */
class StaleRows {

    private static final Logger log = LoggerFactory.getLogger(StaleRows.class);
    private static final String HEX = "hex";

    private final DatabaseClient db;
    private final SealedColumn column;
    private final FieldCipher cipher;
    private final String isStale;

    StaleRows(DatabaseClient db, SealedColumn column, FieldCipher cipher) {
        this.db = db;
        this.column = column;
        this.cipher = cipher;
        var header = cipher.header();
        this.isStale = "length(t.%s) > 0 and substring(%s from 1 for %d) <> '\\x%s'::bytea"
                .formatted(
                        column.column(),
                        column.bytes(),
                        header.length,
                        HexFormat.of().formatHex(header));
    }

    /** What a step did. It is whole when it saw all stale rows of its pages that were not locked. */
    record Done(int resealed, int damaged, boolean isWhole) {}

    private record Sealed(String place, byte[] value, byte[] belongsTo) {}

    private record Fresh(String place, String value) {}

    Mono<Long> blocks() {
        return db.sql(
                        "select pg_relation_size(cast(:table as regclass)) / current_setting('block_size')::bigint as blocks")
                .bind("table", column.table())
                .mapValue(Long.class)
                .one();
    }

    Mono<Long> count() {
        return db.sql("select count(*) as stale from " + column.table() + " t where " + isStale)
                .mapValue(Long.class)
                .one();
    }

    Mono<Done> reseal(long block, int blocks) {
        return read(block, blocks).flatMap(rows -> {
            var fresh = rows.stream().flatMap(row -> sealAgain(row).stream()).toList();
            if (fresh.size() < rows.size()) {
                log.error(
                        "sealed values cannot be opened column={} rows={}", column.name(), rows.size() - fresh.size());
            }
            var whole = rows.size() < column.batch() || fresh.isEmpty();
            return write(fresh).map(written -> new Done(written.intValue(), rows.size() - fresh.size(), whole));
        });
    }

    private Mono<List<Sealed>> read(long block, int blocks) {
        return db.sql("""
                select t.ctid::text as place, %s as sealed, %s as belongs_to
                from %s t
                where t.ctid >= cast(:from as text)::tid and t.ctid < cast(:to as text)::tid and %s
                limit %d
                for no key update skip locked
                """.formatted(column.bytes(), column.belongsTo(), column.table(), isStale, column.batch()))
                .bind("from", "(" + block + ",0)")
                .bind("to", "(" + (block + blocks) + ",0)")
                .map((row, _) -> new Sealed(
                        requireNonNull(row.get("place", String.class)),
                        requireNonNull(row.get("sealed", byte[].class)),
                        requireNonNull(row.get("belongs_to", byte[].class))))
                .all()
                .collectList();
    }

    private Optional<Fresh> sealAgain(Sealed row) {
        try {
            var clear = cipher.open(row.value(), row.belongsTo());
            return Optional.of(new Fresh(row.place(), HexFormat.of().formatHex(cipher.seal(clear, row.belongsTo()))));
        } catch (TamperedException _) {
            return Optional.empty();
        }
    }

    /** The rows are locked since they were read; the setting tells triggers of tables that are never changed otherwise. */
    private Mono<Long> write(List<Fresh> rows) {
        if (rows.isEmpty()) {
            return Mono.just(0L);
        }
        return db.sql("select set_config('huzhu.reseal', 'on', true) as allowed")
                .fetch()
                .one()
                .then(db.sql("""
                        update %s t set %s = %s
                        from unnest(cast(:places as text[]), cast(:values as text[])) as fresh (place, value)
                        where t.ctid = fresh.place::tid
                        """.formatted(
                                column.table(), column.column(), column.kept("decode(fresh.value, '" + HEX + "')")))
                        .bind("places", rows.stream().map(Fresh::place).toArray(String[]::new))
                        .bind("values", rows.stream().map(Fresh::value).toArray(String[]::new))
                        .fetch()
                        .rowsUpdated());
    }
}
