package org.huzhu.platform.file.store;

import org.huzhu.platform.file.FileSettings;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacyAutoConfiguration;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Files for every service that names a place for them and has keys. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@ConditionalOnProperty("huzhu.files.folder")
@ConditionalOnBean(KeyRing.class)
@EnableConfigurationProperties(FileSettings.class)
public class FileAutoConfiguration {

    @Bean
    FileStore fileStore(FileSettings settings, KeyRing keys, PrivacySettings privacy) {
        return new DiskFileStore(settings, keys, privacy);
    }

    @Bean
    Uploads uploads(FileStore files, FileSettings settings) {
        return new Uploads(files, settings);
    }
}
