package org.huzhu.standalone.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one piece of work as pgbench inserts them again under other keys in one transaction, into empty tables with the
 * same columns and indexes. What triggers, foreign keys, look-ups before the insert and sealing cost is not in it.
 */
final class RowCopies {

    private static final String PREFIX = "bench_";

    /** Whatever must differ from row to row, by column. */
    private static final Map<String, String> OTHER_KEYS = Map.of(
            "person_id", "md5('p' || :n)::uuid",
            "claim_id", "md5('c' || :n)::uuid",
            "record_id", "'r' || :n",
            "key", "'k' || :n",
            "object_id", "md5('c' || :n)");

    private final Database database;
    private final String schema;
    private final Set<String> tables = new LinkedHashSet<>();
    private final List<String> inserts = new ArrayList<>();

    RowCopies(Database database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    int rows() {
        return inserts.size();
    }

    /** Every row of the table for which this holds. */
    RowCopies add(String table, String condition) {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema + ", public");
            if (tables.add(table)) {
                statement.execute("drop table if exists " + PREFIX + table);
                statement.execute("create table " + PREFIX + table + " (like " + table + " including all)");
            }
            var columns = columns(statement, table);
            var names = columns.stream().map(Column::name).toList();
            try (var found = statement.executeQuery("select "
                    + String.join(
                            ", ", names.stream().map(name -> name + "::text").toList()) + " from " + table + " where "
                    + condition)) {
                while (found.next()) {
                    var values = new ArrayList<String>();
                    for (var column : columns) {
                        var told = found.getString(values.size() + 1);
                        var other = OTHER_KEYS.get(column.name());
                        values.add(other != null && told != null ? other : literal(told) + "::" + column.type());
                    }
                    inserts.add("insert into %s%s (%s) values (%s);"
                            .formatted(PREFIX, table, String.join(", ", names), String.join(", ", values)));
                }
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    String script() {
        return "\\set n random(1, 1000000000000000)\nbegin;\n" + String.join("\n", inserts) + "\ncommit;\n";
    }

    void drop() {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                statement.execute("drop table if exists " + schema + "." + PREFIX + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Column(String name, String type) {}

    private List<Column> columns(Statement statement, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var found = statement.executeQuery("""
            select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = '%s.%s'::regclass and attnum > 0
              and not attisdropped and attgenerated = '' and attidentity <> 'a'
            order by attnum
            """.formatted(schema, table))) {
            while (found.next()) {
                columns.add(new Column(found.getString(1), found.getString(2)));
            }
        }
        return columns;
    }

    /** A colon could read as a variable of pgbench's. */
    private static String literal(@org.jspecify.annotations.Nullable String told) {
        return told == null
                ? "null"
                : "E'"
                        + told.replace("\\", "\\\\")
                                .replace("'", "\\'")
                                .replace(":", "\\x3a")
                                .replace("\n", "\\n")
                        + "'";
    }
}
