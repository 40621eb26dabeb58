package org.huzhu.platform.reseal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.huzhu.platform.messaging.MessagingAutoConfiguration;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacyAutoConfiguration;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** For every service that says which of its columns are sealed. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, PrivacyAutoConfiguration.class})
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean(SealedColumns.class)
@EnableConfigurationProperties(ResealSettings.class)
public class ResealAutoConfiguration {

    @Bean
    Reseal reseal(
            DatabaseClient db,
            TransactionalOperator transaction,
            SealedColumns columns,
            KeyRing keys,
            PrivacySettings privacy,
            ResealSettings settings,
            Clock clock) {
        return new Reseal(db, transaction, columns, keys, privacy, settings, clock);
    }

    @Bean
    ResealWorker resealWorker(Reseal reseal, ResealSettings settings, MeterRegistry meters) {
        return new ResealWorker(reseal, settings, meters);
    }

    @Bean
    ResealEndpoint resealEndpoint(Reseal reseal, PrivacySettings privacy, MeterRegistry meters, Clock clock) {
        if (privacy.activeSince() != null) {
            showAge(privacy.activeSince(), meters, clock);
        }
        return new ResealEndpoint(reseal);
    }

    private static void showAge(LocalDate since, MeterRegistry meters, Clock clock) {
        Gauge.builder("huzhu.data.key.age.days", () -> ChronoUnit.DAYS.between(since, LocalDate.now(clock)))
                .description("age of the key that seals new values")
                .register(meters);
    }
}
