package org.huzhu.check.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * One look at every service's tables: a read-only transaction each, that sees the same state from its first query to its
 * last. The services' snapshots are taken one after the other, so what differs between them by a moment is looked at again.
 */
public final class Snapshot implements AutoCloseable {

    private static final int FETCH = 2_000;

    private final Map<Service, Connection> connections = new EnumMap<>(Service.class);
    private final Moment moment;

    private Snapshot(Moment moment) {
        this.moment = moment;
    }

    /** One piece of work with a row. */
    @FunctionalInterface
    public interface Reader {
        void read(Row row) throws SQLException;
    }

    public static Snapshot open(Map<Service, Database> databases, Moment moment) throws SQLException {
        var snapshot = new Snapshot(moment);
        try {
            for (var service : Service.values()) {
                var database = databases.get(service);
                if (database == null) {
                    throw new SQLException("no database for " + service.schema());
                }
                snapshot.connections.put(service, begin(database.connect(service)));
            }
            return snapshot;
        } catch (SQLException e) {
            snapshot.close();
            throw e;
        }
    }

    private static Connection begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '120s'");
            statement.execute("set local time zone 'Asia/Shanghai'");
        }
        return connection;
    }

    public Moment moment() {
        return moment;
    }

    public Rows rows(Service service, String sql) throws SQLException {
        var statement = prepare(service, sql);
        try {
            return new Rows(statement, statement.executeQuery());
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    public void each(Service service, String sql, Reader reader) throws SQLException {
        try (var rows = rows(service, sql)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                reader.read(row.get());
            }
        }
    }

    private PreparedStatement prepare(Service service, String sql) throws SQLException {
        var connection = connections.get(service);
        if (connection == null) {
            throw new SQLException("closed");
        }
        var named = Named.parse(sql);
        var statement = connection.prepareStatement(named.sql());
        statement.setFetchSize(FETCH);
        for (var at = 0; at < named.names().size(); at++) {
            statement.setObject(at + 1, moment.parameter(named.names().get(at)));
        }
        return statement;
    }

    @Override
    public void close() {
        for (var connection : connections.values()) {
            try {
                connection.close();
            } catch (SQLException _) {
                // A connection that is gone needs no closing.
            }
        }
        connections.clear();
    }
}
