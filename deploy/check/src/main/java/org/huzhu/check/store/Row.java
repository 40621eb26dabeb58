package org.huzhu.check.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The row a stream stands on. Texts that are null read as empty. */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) throws SQLException {
        var value = rows.getString(column);
        return value == null ? "" : value;
    }

    public String text(int column) throws SQLException {
        var value = rows.getString(column);
        return value == null ? "" : value;
    }

    public UUID uuid(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    public Instant instant(String column) throws SQLException {
        return rows.getTimestamp(column).toInstant();
    }
}
