package org.huzhu.standalone.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.huzhu.standalone.Platform;

/** The installation's database, looked at from outside. */
final class Database {

    private final Platform platform;

    Database(Platform platform) {
        this.platform = platform;
    }

    Connection open() throws SQLException {
        var database = platform.database();
        return DriverManager.getConnection(database.jdbc(), database.user(), database.password());
    }

    /** The first column of the first row; 0 where there is none. */
    long number(String query) {
        try (var connection = open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** The first column of the first row; empty where there is none. */
    String text(String query) {
        try (var connection = open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Every coverage has reached the services that keep a copy. */
    boolean isCopiedEverywhere() {
        return number("""
                select count(distinct copies) from (values
                    ((select count(*) from enrollment.coverage)), ((select count(*) from member.coverage)),
                    ((select count(*) from claims.covered_term))) as counted (copies)
                """) == 1;
    }
}
