package org.huzhu.platform.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.huzhu.platform.file.FileSettings;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.StoredFile;
import org.huzhu.platform.file.store.S3Stub.Trouble;
import org.huzhu.platform.privacy.Aead;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.FieldCipher.TamperedException;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.web.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.s3.S3Client;

class S3FileStoreTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int ATTEMPTS = 3;

    private S3Stub stub;
    private S3Client client;
    private S3FileStore files;

    @BeforeEach
    void setUp() throws IOException {
        stub = new S3Stub();
        client = S3Clients.of(settings("the-access-key", Duration.ofSeconds(5)));
        files = new S3FileStore(client, "claims", cipher());
    }

    @AfterEach
    void tearDown() {
        client.close();
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 300_000})
    void whatGoesInComesOut(int size) throws Exception {
        var content = content(size);

        var stored = store(content);

        assertThat(stored.size()).isEqualTo(size);
        assertThat(stored.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(read(stored)).isEqualTo(content);
        var copy = files.toTemporaryFile(stored.key()).block(LONGEST);
        assertThat(copy).hasBinaryContent(content);
        Files.delete(copy);
    }

    @Test
    void theBucketHoldsNothingReadableUnderANameThatSaysNothing() {
        var stored = store("%PDF-1.7 a very readable sentence".repeat(100).getBytes(StandardCharsets.US_ASCII));

        assertThat(stored.type()).isEqualTo(FileType.PDF);
        assertThat(stub.objects).containsOnlyKeys("/claims/" + stored.key());
        assertThat(new String(object(stored), StandardCharsets.ISO_8859_1)).doesNotContain("readable", "PDF");
    }

    @Test
    void aDeletedFileIsGoneAndMayBeDeletedAgain() {
        var stored = store(content(10));

        files.delete(stored.key()).block(LONGEST);
        files.delete(stored.key()).block(LONGEST);

        assertThat(stub.objects).isEmpty();
        assertThatThrownBy(() -> read(stored)).hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class);
    }

    @Test
    void aChangedACutAndASwappedObjectAreNoticed() {
        var one = store(content(200_000));
        var other = store(content(200_000));
        var bytes = object(one);

        var changed = bytes.clone();
        changed[100_000] ^= 1;
        stub.objects.put(path(one), changed);
        assertThatThrownBy(() -> read(one)).isInstanceOf(TamperedException.class);

        stub.objects.put(path(one), Arrays.copyOf(bytes, bytes.length - 100));
        assertThatThrownBy(() -> read(one)).isInstanceOf(RuntimeException.class);

        stub.objects.put(path(one), object(other));
        assertThatThrownBy(() -> read(one)).isInstanceOf(TamperedException.class);
    }

    @Test
    void aPassingTroubleIsNotNoticed() {
        stub.trouble(Trouble.ERROR, ATTEMPTS - 1);
        var stored = store(content(100_000));

        stub.trouble(Trouble.ERROR, ATTEMPTS - 1);
        assertThat(read(stored)).hasSize(100_000);

        stub.trouble(Trouble.CUT, 1);
        assertThat(read(stored)).hasSize(100_000);
    }

    @Test
    void aLastingTroubleIsGivenUpAfterTheSettledNumberOfTries() {
        stub.trouble(Trouble.ERROR, 100);

        unavailable(() -> store(content(10)));

        assertThat(stub.asked).hasSize(ATTEMPTS).allMatch(call -> call.startsWith("PUT /claims/"));
        assertThat(stub.objects).isEmpty();
    }

    @Test
    void aStoreThatIsSlowAwayOrRefusesUsIsNotWaitedFor() {
        var stored = store(content(10));
        try (var hasty = S3Clients.of(settings("the-access-key", Duration.ofMillis(300)))) {
            stub.trouble(Trouble.SLOW, 100);
            var from = System.nanoTime();
            unavailable(() -> new S3FileStore(hasty, "claims", cipher())
                    .read(stored.key())
                    .blockLast(LONGEST));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
        }
        synchronized (stub.troubles) {
            stub.troubles.clear();
        }
        try (var stranger = S3Clients.of(settings("another-key", Duration.ofSeconds(5)))) {
            unavailable(() -> new S3FileStore(stranger, "claims", cipher())
                    .read(stored.key())
                    .blockLast(LONGEST));
        }
        stub.close();
        unavailable(() -> store(content(10)));
    }

    @Test
    void oneByteTooManyNeverLeaves() {
        assertThatThrownBy(() -> files.store(buffers(content(1001)), 1000).block(LONGEST))
                .isInstanceOf(RefusedException.class)
                .hasMessage("PAYLOAD_TOO_LARGE");

        assertThat(stub.asked).isEmpty();
    }

    @Test
    void nothingStaysOnTheWay() throws IOException {
        var stored = store(content(100_000));
        read(stored);
        files.read(stored.key()).doOnNext(DataBufferUtils::release).take(1).blockLast(LONGEST);
        stub.trouble(Trouble.ERROR, 100);
        unavailable(() -> store(content(10)));

        try (var left = Files.walk(files.passage())) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aKeyIsNeverAPath() {
        assertThatThrownBy(() -> files.read("../other-bucket/x").blockLast(LONGEST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stub.asked).isEmpty();
    }

    private static void unavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessage("SERVICE_UNAVAILABLE");
    }

    private FileSettings.S3 settings(String accessKey, Duration attemptTimeout) {
        return new FileSettings.S3(
                stub.address(),
                "claims",
                "us-east-1",
                accessKey,
                "the-secret-key",
                true,
                attemptTimeout,
                attemptTimeout.multipliedBy(3),
                ATTEMPTS);
    }

    private static FieldCipher cipher() {
        return new FieldCipher(new KeyRing("t1", Map.of("t1", KEY), KEY), "files", Aead.AES_256_GCM);
    }

    private String path(StoredFile stored) {
        return "/claims/" + stored.key();
    }

    private byte[] object(StoredFile stored) {
        return stub.objects.get(path(stored));
    }

    private StoredFile store(byte[] content) {
        return files.store(buffers(content), 1_000_000).block(LONGEST);
    }

    private byte[] read(StoredFile stored) {
        return DataBufferUtils.join(files.read(stored.key()))
                .map(joined -> {
                    var bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .block(LONGEST);
    }

    private static Flux<org.springframework.core.io.buffer.DataBuffer> buffers(byte[] content) {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content));
    }

    private static byte[] content(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
