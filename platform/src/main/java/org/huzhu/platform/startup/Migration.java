package org.huzhu.platform.startup;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;

/**
 * Migrates the service's schema and ends: started from the service's own image as another main class, with the role
 * that owns the tables, before the service runs with one that does not. Running it twice, or twice at once, does no
 * harm.
 */
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
public class Migration {

    public static void main(String[] arguments) {
        migrate(arguments);
    }

    static void migrate(String... arguments) {
        new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .properties(StartupRules.MIGRATING + "=true")
                .run(arguments)
                .close();
    }
}
