package org.huzhu.platform.privacy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys of an installation. There is no default: a service without keys does not start.
 *
 * @param activeKey id of the key that writes
 * @param keys base64 of 32 random bytes by key id; keep old ids until everything is re-encrypted
 * @param indexKey base64 of 32 random bytes for blind indexes and person ids; never changes
 * @param cipher AES_256_GCM, or SM4_GCM where national algorithms are asked for
 * @param activeSince the day on which the active key began to write; its age is watched where it is set
 */
@ConfigurationProperties("huzhu.privacy")
public record PrivacySettings(
        String activeKey,
        Map<String, String> keys,
        String indexKey,
        @DefaultValue("AES_256_GCM") Aead cipher,
        @Nullable LocalDate activeSince) {

    public PrivacySettings {
        if (activeKey == null || keys == null || indexKey == null) {
            throw new IllegalArgumentException(
                    "huzhu.privacy.active-key, .keys and .index-key must be set: see docs/operate/keys.md");
        }
        keys = Map.copyOf(keys);
    }

    @Override
    public String toString() {
        return "PrivacySettings[activeKey=" + activeKey + ", cipher=" + cipher + "]";
    }
}
