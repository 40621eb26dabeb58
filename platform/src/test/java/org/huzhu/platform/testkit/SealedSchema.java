package org.huzhu.platform.testkit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.huzhu.platform.reseal.SealedColumn;
import org.huzhu.platform.reseal.SealedColumns;
import org.springframework.r2dbc.core.DatabaseClient;

/** Holds the declared sealed columns against the schema as it is. */
public final class SealedSchema {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseClient db;

    public SealedSchema(DatabaseClient db) {
        this.db = db;
    }

    /** Columns of bytes that are neither declared nor a digest by their name, and columns that call themselves sealed. */
    public List<String> undeclared(SealedColumns columns) {
        var declared = columns.columns().stream().map(SealedColumn::name).collect(Collectors.toSet());
        return db.sql("""
                select table_name || '.' || column_name as name
                from information_schema.columns join information_schema.tables using (table_schema, table_name)
                where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> 'reseal_progress'
                  and (column_name like '%sealed%'
                       or data_type = 'bytea' and column_name !~ '(hash|sha256|previous|digest)$')
                order by 1
                """)
                .mapValue(String.class)
                .all()
                .filter(name -> !declared.contains(name))
                .collectList()
                .block(PATIENCE);
    }

    /** Declarations whose table, column or binding PostgreSQL does not understand. */
    public List<String> brokenDeclarations(SealedColumns columns) {
        return columns.columns().stream()
                .filter(column -> !isUnderstood(column))
                .map(SealedColumn::name)
                .toList();
    }

    private boolean isUnderstood(SealedColumn column) {
        var sql = "select octet_length(%s), length(t.%s) from %s t limit 1"
                .formatted(column.belongsTo(), column.column(), column.table());
        return Boolean.TRUE.equals(db.sql(sql)
                .fetch()
                .all()
                .then(reactor.core.publisher.Mono.just(true))
                .onErrorReturn(false)
                .block(PATIENCE));
    }
}
