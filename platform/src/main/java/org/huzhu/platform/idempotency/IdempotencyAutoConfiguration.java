package org.huzhu.platform.idempotency;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.huzhu.platform.messaging.MessagingAutoConfiguration;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacyAutoConfiguration;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.web.Problems;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** Idempotency keys for every service that has a database. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, PrivacyAutoConfiguration.class})
@ConditionalOnClass(DatabaseClient.class)
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyFilter idempotencyFilter(
            DatabaseClient db,
            KeyRing keys,
            PrivacySettings settings,
            JsonMapper json,
            Clock clock,
            TransactionalOperator transaction,
            Problems problems,
            ServerCodecConfigurer codecs,
            MeterRegistry meters) {
        var cipher = new FieldCipher(keys, "answers", settings.cipher());
        return new IdempotencyFilter(
                new StoredAnswers(db, cipher, json, clock),
                transaction,
                problems,
                codecs,
                new IdempotencyMeters(meters));
    }
}
