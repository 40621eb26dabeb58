package org.huzhu.platform.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.StoredFile;
import org.huzhu.platform.privacy.Aead;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.web.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

class DiskFileStoreTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path folder;

    private DiskFileStore files;

    @BeforeEach
    void setUp() {
        var keys = Map.of("t1", KEY);
        files = new DiskFileStore(folder, new FieldCipher(new KeyRing("t1", keys, KEY), "files", Aead.AES_256_GCM));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 300_000})
    void whatGoesInComesOut(int size) throws Exception {
        var content = content(size);

        var stored = store(content, size);

        assertThat(stored.size()).isEqualTo(size);
        assertThat(stored.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(read(stored)).isEqualTo(content);
    }

    @Test
    void theDiskHoldsNothingReadable() throws IOException {
        var content =
                "%PDF-1.7 a very readable sentence".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        var stored = store(content, 1_000_000);

        assertThat(stored.type()).isEqualTo(FileType.PDF);
        assertThat(new String(Files.readAllBytes(place(stored)), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("readable");
    }

    @Test
    void oneByteTooManyLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> store(content(1001), 1000))
                .isInstanceOf(RefusedException.class)
                .hasMessage("PAYLOAD_TOO_LARGE");

        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothingBehind() throws IOException {
        var broken = Flux.concat(buffers(content(100_000)), Flux.error(new IOException("gone")));

        assertThatThrownBy(() -> files.store(broken, 1_000_000).block(LONGEST)).hasRootCauseMessage("gone");

        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aChangedByteACutAndASwappedFileAreNoticed() throws IOException {
        var one = store(content(200_000), 1_000_000);
        var other = store(content(200_000), 1_000_000);
        var bytes = Files.readAllBytes(place(one));

        var changed = bytes.clone();
        changed[100_000] ^= 1;
        Files.write(place(one), changed);
        assertThatThrownBy(() -> read(one)).isInstanceOf(RuntimeException.class);

        Files.write(place(one), Arrays.copyOf(bytes, firstChunk(bytes)));
        assertThatThrownBy(() -> read(one)).isInstanceOf(RuntimeException.class);

        Files.write(place(one), Files.readAllBytes(place(other)));
        assertThatThrownBy(() -> read(one)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aTemporaryCopyIsForThisUserOnlyAndADeletedFileIsGone() throws IOException {
        var content = content(70_000);
        var stored = store(content, 100_000);

        var copy = files.toTemporaryFile(stored.key()).block(LONGEST);

        assertThat(copy).hasBinaryContent(content);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        Files.delete(copy);
        files.delete(stored.key()).block(LONGEST);
        files.delete(stored.key()).block(LONGEST);
        assertThat(place(stored)).doesNotExist();
    }

    @Test
    void aKeyIsNeverAPath() {
        assertThatThrownBy(() -> files.read("../../etc/passwd").blockLast(LONGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Length of the first chunk with its four bytes of length: where a cut looks like a whole file. */
    private static int firstChunk(byte[] bytes) {
        return 4 + java.nio.ByteBuffer.wrap(bytes).getInt();
    }

    private StoredFile store(byte[] content, long maxBytes) {
        return files.store(buffers(content), maxBytes).block(LONGEST);
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

    private Path place(StoredFile stored) {
        return folder.resolve(stored.key().substring(0, 2)).resolve(stored.key());
    }

    /** In pieces of an odd size, as a network delivers them. */
    private static Flux<DataBuffer> buffers(byte[] content) {
        return Flux.range(0, (content.length + 8190) / 8191)
                .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(
                        Arrays.copyOfRange(content, i * 8191, Math.min(content.length, (i + 1) * 8191))));
    }

    private static byte[] content(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
