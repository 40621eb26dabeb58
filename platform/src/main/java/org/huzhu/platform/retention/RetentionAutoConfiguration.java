package org.huzhu.platform.retention;

import java.time.Clock;
import java.util.Optional;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.audit.AuditAutoConfiguration;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.messaging.MessagingAutoConfiguration;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** For every service that says what personal data it holds. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, AuditAutoConfiguration.class})
@ConditionalOnClass(DatabaseClient.class)
@ConditionalOnBean(Holdings.class)
@EnableConfigurationProperties(RetentionSettings.class)
public class RetentionAutoConfiguration {

    @Bean
    Eraser eraser(DatabaseClient db, Holdings holdings, RetentionSettings settings, Clock clock) {
        settings.check(holdings);
        return new Eraser(db, holdings, settings, clock);
    }

    @Bean
    RunRetention runRetention(
            Eraser eraser,
            Holdings holdings,
            RetentionSettings settings,
            Audit audit,
            TransactionalOperator transaction) {
        return new RunRetention(eraser, holdings, settings, audit, transaction);
    }

    @Bean
    LegalHolds legalHolds(DatabaseClient db, Holdings holdings) {
        return new LegalHolds(db, holdings);
    }

    @Bean
    ErasePerson erasePerson(
            DatabaseClient db,
            Eraser eraser,
            LegalHolds holds,
            Holdings holdings,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        return new ErasePerson(db, eraser, holds, holdings, outbox, audit, clock);
    }

    @Bean
    CopyPerson copyPerson(
            DatabaseClient db,
            Holdings holdings,
            Outbox outbox,
            @Qualifier("transportCipher") FieldCipher transport,
            JsonMapper json) {
        return new CopyPerson(db, holdings, outbox, transport, json);
    }

    @Bean
    RetentionJobs retentionJobs(
            RunRetention runRetention,
            ObjectProvider<FileStore> files,
            RetentionSettings settings,
            DatabaseClient db,
            Clock clock) {
        var deletion =
                Optional.ofNullable(files.getIfAvailable()).map(store -> new DeleteErasedFiles(db, store, clock));
        return new RetentionJobs(runRetention, deletion, settings);
    }

    @Bean
    RetentionEndpoint retentionEndpoint(RunRetention runRetention) {
        return new RetentionEndpoint(runRetention);
    }
}
