package org.huzhu.platform.privacy;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Off in the gateway, which handles no personal data and gets no keys. */
@AutoConfiguration
@ConditionalOnProperty(name = "huzhu.privacy.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PrivacySettings.class)
public class PrivacyAutoConfiguration {

    @Bean
    KeyRing keyRing(PrivacySettings settings) {
        return new KeyRing(settings.activeKey(), settings.keys(), settings.indexKey());
    }

    @Bean
    PersonIds personIds(KeyRing keys) {
        return new PersonIds(keys);
    }

    @Bean
    PersonVault personVault(KeyRing keys, PrivacySettings settings) {
        return new PersonVault(keys, settings.cipher());
    }

    /** Fields inside events that only the addressed service may read. */
    @Bean
    FieldCipher transportCipher(KeyRing keys, PrivacySettings settings) {
        return new FieldCipher(keys, "transport", settings.cipher());
    }
}
