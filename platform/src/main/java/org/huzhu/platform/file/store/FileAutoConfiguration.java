package org.huzhu.platform.file.store;

import static java.util.Objects.requireNonNull;

import org.huzhu.platform.file.FileScanner;
import org.huzhu.platform.file.FileSettings;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.scan.ClamAvScanner;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacyAutoConfiguration;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** Files for every service that names a place for them and has keys. */
@AutoConfiguration(after = PrivacyAutoConfiguration.class)
@Conditional(FileAutoConfiguration.PlaceIsNamed.class)
@ConditionalOnBean(KeyRing.class)
@EnableConfigurationProperties(FileSettings.class)
public class FileAutoConfiguration {

    private static final String FOLDER = "huzhu.files.folder";
    private static final String BUCKET = "huzhu.files.s3.bucket";

    @Bean
    @ConditionalOnMissingBean
    FileScanner fileScanner(FileSettings settings) {
        return settings.clamav() == null
                ? FileScanner.none()
                : new ClamAvScanner(settings.clamav(), settings.scanTimeout());
    }

    @Bean
    @ConditionalOnBean(FileStore.class)
    Uploads uploads(FileStore files, FileSettings settings) {
        return new Uploads(files, settings);
    }

    private static FieldCipher cipher(KeyRing keys, PrivacySettings privacy) {
        return new FieldCipher(keys, "files", privacy.cipher());
    }

    /** The disk, unless a bucket is named: a folder may well stand in the service's own settings as the default. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = BUCKET, havingValue = "false", matchIfMissing = true)
    static class OnDisk {

        @Bean
        FileStore fileStore(FileSettings settings, FileScanner scanner, KeyRing keys, PrivacySettings privacy) {
            var folder = requireNonNull(settings.folder(), FOLDER);
            return new ScannedFileStore(new DiskFileStore(folder, cipher(keys, privacy)), scanner);
        }
    }

    /** Where settings reach every service, those that keep no files bring no client and go without. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(BUCKET)
    @ConditionalOnClass(S3Client.class)
    static class InObjectStore {

        @Bean
        S3Client objectStore(FileSettings settings) {
            return S3Clients.of(requireNonNull(settings.s3(), BUCKET));
        }

        @Bean
        FileStore fileStore(
                FileSettings settings,
                S3Client objectStore,
                FileScanner scanner,
                KeyRing keys,
                PrivacySettings privacy) {
            var bucket = requireNonNull(settings.s3(), BUCKET).bucket();
            return new ScannedFileStore(new S3FileStore(objectStore, bucket, cipher(keys, privacy)), scanner);
        }
    }

    static class PlaceIsNamed extends AnyNestedCondition {

        PlaceIsNamed() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty(FOLDER)
        static class Folder {}

        @ConditionalOnProperty(BUCKET)
        static class Bucket {}
    }
}
