package org.huzhu.check.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of a query one after the other, fetched as they are read. */
public final class Rows implements AutoCloseable {

    private final PreparedStatement statement;
    private final ResultSet result;
    private final Row row;

    Rows(PreparedStatement statement, ResultSet result) {
        this.statement = statement;
        this.result = result;
        this.row = new Row(result);
    }

    /** The same object each time, standing on the next row; empty at the end. */
    public Optional<Row> next() throws SQLException {
        return result.next() ? Optional.of(row) : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        result.close();
        statement.close();
    }
}
