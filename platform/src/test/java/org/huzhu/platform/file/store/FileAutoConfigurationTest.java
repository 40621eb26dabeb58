package org.huzhu.platform.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.huzhu.platform.file.FileScanner;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.Uploads;
import org.huzhu.platform.file.scan.ClamAvScanner;
import org.huzhu.platform.privacy.PrivacyAutoConfiguration;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.S3Client;

class FileAutoConfigurationTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PrivacyAutoConfiguration.class, FileAutoConfiguration.class))
            .withPropertyValues(
                    "huzhu.privacy.active-key=t1", "huzhu.privacy.keys.t1=" + KEY, "huzhu.privacy.index-key=" + KEY);

    @Test
    void aServiceThatNamesNoPlaceKeepsNoFiles() {
        service.run(
                context -> assertThat(context).doesNotHaveBean(FileStore.class).doesNotHaveBean(Uploads.class));
    }

    @Test
    void aServiceWithoutKeysKeepsNoFiles() {
        service.withPropertyValues("huzhu.files.folder=" + folder, "huzhu.privacy.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FileStore.class));
    }

    @Test
    void aFolderIsEnoughAndNeedsNoClientOfAnObjectStore() {
        service.withPropertyValues("huzhu.files.folder=" + folder)
                .withClassLoader(new FilteredClassLoader(S3Client.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(FileStore.class)
                        .hasSingleBean(Uploads.class));
    }

    @Test
    void aBucketGoesBeforeTheFolderThatIsTheDefault() throws IOException {
        try (var stub = new S3Stub()) {
            service.withPropertyValues(
                            "huzhu.files.folder=" + folder,
                            "huzhu.files.s3.endpoint=" + stub.address(),
                            "huzhu.files.s3.bucket=claims",
                            "huzhu.files.s3.access-key=the-access-key",
                            "huzhu.files.s3.secret-key=the-secret-key")
                    .run(context -> {
                        var content = DefaultDataBufferFactory.sharedInstance.wrap(new byte[10]);
                        var files = context.getBean(FileStore.class);
                        var stored = files.store(Flux.just(content), 100).block(LONGEST);
                        assertThat(stub.objects).containsOnlyKeys("/claims/" + stored.key());
                        assertThat(folder).isEmptyDirectory();
                    });
        }
    }

    @Test
    void aBucketMeansNothingToAServiceWithoutTheClient() {
        service.withPropertyValues("huzhu.files.s3.bucket=claims", "huzhu.files.s3.endpoint=http://127.0.0.1:1")
                .withPropertyValues("huzhu.files.s3.access-key=a", "huzhu.files.s3.secret-key=b")
                .withClassLoader(new FilteredClassLoader(S3Client.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(FileStore.class)
                        .doesNotHaveBean(Uploads.class));
    }

    @Test
    void aBucketWithoutKeysStartsNothing() {
        service.withPropertyValues("huzhu.files.s3.bucket=claims")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("huzhu.files.s3"));
    }

    @Test
    void aScannerIsAskedWhereOneIsNamed() {
        service.withPropertyValues("huzhu.files.folder=" + folder, "huzhu.files.clamav=127.0.0.1:3310")
                .run(context -> assertThat(context).hasSingleBean(ClamAvScanner.class));
    }

    @Test
    void whatTheScannerRefusesIsNotKept() {
        FileScanner strict = content -> content.then(Mono.error(new RefusedException(Refusal.of("FILE_INFECTED"))));
        service.withPropertyValues("huzhu.files.folder=" + folder)
                .withBean(FileScanner.class, () -> strict)
                .run(context -> {
                    var content = DefaultDataBufferFactory.sharedInstance.wrap(new byte[10]);
                    var files = context.getBean(FileStore.class);
                    assertThatThrownBy(
                                    () -> files.store(Flux.just(content), 100).block(LONGEST))
                            .hasMessage("FILE_INFECTED");
                    try (var left = Files.walk(folder)) {
                        assertThat(left.filter(Files::isRegularFile)).isEmpty();
                    }
                });
    }
}
