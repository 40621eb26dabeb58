package org.huzhu.check.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where one service's tables are. The role needs to read them and nothing else. */
public record Database(String jdbc, String user, String password) {

    Connection connect(Service service) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("currentSchema", service.schema());
        properties.setProperty("ApplicationName", "huzhu-check");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "300");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(jdbc, properties);
    }

    @Override
    public String toString() {
        return jdbc;
    }
}
