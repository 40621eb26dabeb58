package org.huzhu.platform.audit;

import java.time.Clock;
import org.huzhu.platform.messaging.MessagingAutoConfiguration;
import org.huzhu.platform.web.PlatformWebAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** The trail for every service that has a database. */
@AutoConfiguration(
        after = {PlatformWebAutoConfiguration.class, MessagingAutoConfiguration.class},
        afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass(DatabaseClient.class)
public class AuditAutoConfiguration {

    @Bean
    Audit audit(DatabaseClient db, JsonMapper json, Clock clock) {
        return new Audit(db, json, clock);
    }
}
