package org.huzhu.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huzhu.platform.file.Pictures.bytes;
import static org.huzhu.platform.file.Pictures.joined;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.huzhu.platform.file.Uploads.Upload;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class UploadsTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Set<FileType> ALL = EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG);
    private static final byte[] PDF = bytes("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n");
    private static final byte[] ZIP_END = joined(bytes("PK\5\6"), new byte[18]);

    private final Kept files = new Kept();
    private final Uploads uploads = new Uploads(files, settings(2, Duration.ofSeconds(5)));

    @Test
    @DisplayName("S8 what is kept of a photograph is the cleaned one, and its size is told")
    void whatIsKeptIsClean() {
        var photograph = Pictures.withSegment(Pictures.jpeg(), 0xE1, joined(bytes("Exif\0\0"), Pictures.exif(6)));

        var kept = take("报告.JPG", photograph, ALL);

        assertThat(kept.fileName()).isEqualTo("报告.JPG");
        assertThat(kept.file().type()).isEqualTo(FileType.JPEG);
        var content = files.content.get(kept.file().key());
        assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS");
        assertThat(kept.file().size()).isEqualTo(content.length).isLessThan(photograph.length);
    }

    @Test
    @DisplayName("WXM-021 a pdf for a picture, a picture called otherwise, an svg, nothing: 415 and nothing kept")
    void nameAndContentMustBeAllowedAndAgree() {
        var pictures = EnumSet.of(FileType.PNG, FileType.JPEG);
        refused("a.pdf", PDF, pictures, "UNSUPPORTED_MEDIA_TYPE");
        refused("a.png", PDF, pictures, "UNSUPPORTED_MEDIA_TYPE");
        refused("a.png", Pictures.jpeg(), pictures, "UNSUPPORTED_MEDIA_TYPE");
        refused(
                "a.png",
                bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
                ALL,
                "UNSUPPORTED_MEDIA_TYPE");
        refused("a.svg", bytes("<svg/>"), ALL, "UNSUPPORTED_MEDIA_TYPE");
        refused("a.png", new byte[0], ALL, "UNSUPPORTED_MEDIA_TYPE");
        refused("a.png.exe", Pictures.png(), ALL, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void oneByteTooManyAndTooManyPixelsAreRefused() {
        refused("a.pdf", joined(PDF, new byte[1 << 20]), ALL, "PAYLOAD_TOO_LARGE");
        var flood = Pictures.png();
        java.nio.ByteBuffer.wrap(flood).putInt(16, 100_000).putInt(20, 100_000);
        refused("a.png", flood, ALL, "IMAGE_TOO_LARGE");
    }

    @Test
    void aDamagedFileIsLeftToTheReviewerUnlessItMayBeSomethingElse() {
        assertThat(take("a.pdf", bytes("%PDF-1.7\n1 0 obj"), ALL)).isNotNull();
        assertThat(take("a.pdf", joined(PDF, new byte[2000]), ALL)).isNotNull();
        var signature = Arrays.copyOf(Pictures.png(), 8);
        assertThat(take("a.png", joined(signature, new byte[100]), ALL)).isNotNull();
        assertThat(take("a.png", joined(Pictures.png(), new byte[5000]), ALL)).isNotNull();
        refused("a.png", joined(signature, bytes("<html><script>")), ALL, "FILE_BROKEN");
        refused("a.png", joined(Pictures.png(), bytes("PK\3\4"), new byte[100]), ALL, "FILE_BROKEN");
        refused("a.png", joined(signature, bytes("Exif\0 31.5,120.3")), ALL, "FILE_BROKEN");
    }

    @Test
    void aPdfIsNothingElse() {
        assertThat(take("a.pdf", PDF, ALL).file().size()).isEqualTo(PDF.length);
        refused("a.pdf", joined(PDF, bytes("PK\3\4"), ZIP_END), ALL, "FILE_BROKEN");
        assertThat(take("a.pdf", joined(bytes("%PDF-1.7\n"), ZIP_END, bytes("%%EOF")), ALL))
                .isNotNull();
        var comment = ZIP_END.clone();
        comment[20] = 5;
        refused("a.pdf", joined(bytes("%PDF-1.7\n"), comment, bytes("%%EOF")), ALL, "FILE_BROKEN");
    }

    @ParameterizedTest
    @CsvSource({"../../证书.pdf,证书.pdf", "C:\\a\\b.pdf,b.pdf", "a\u202Efdp.pdf,afdp.pdf", "'a\n\u200Bb.pdf',ab.pdf"})
    void aNameIsOnlyAName(String sent, String shown) {
        assertThat(take(sent, PDF, ALL).fileName()).isEqualTo(shown);
    }

    @Test
    void onlySoManyAreHeldAtATimeAndTheOthersWait() {
        var slow = new Uploads(files, settings(1, Duration.ofSeconds(5)));
        var taken = Flux.range(0, 20)
                .flatMap(i -> slow.take(part("a.pdf", PDF), ALL))
                .collectList()
                .block(LONGEST);
        assertThat(taken).hasSize(20);

        var hasty = new Uploads(files, settings(1, Duration.ofMillis(100)));
        var stuck = part("a.pdf", PDF);
        when(stuck.content()).thenReturn(Flux.never());
        var waiting = hasty.take(stuck, ALL).subscribe();
        assertThatThrownBy(() -> hasty.take(part("a.pdf", PDF), ALL).block(LONGEST))
                .hasMessage("SERVICE_UNAVAILABLE");
        waiting.dispose();
        assertThat(hasty.take(part("a.pdf", PDF), ALL).block(LONGEST)).isNotNull();
    }

    private void refused(String name, byte[] content, Set<FileType> allowed, String code) {
        files.content.clear();
        assertThatThrownBy(() -> take(name, content, allowed)).hasMessage(code);
        assertThat(files.content).isEmpty();
    }

    private Upload take(String name, byte[] content, Set<FileType> allowed) {
        return uploads.take(part(name, content), allowed).block(LONGEST);
    }

    private static FilePart part(String name, byte[] content) {
        var part = mock(FilePart.class);
        when(part.filename()).thenReturn(name);
        when(part.content())
                .thenReturn(
                        content.length == 0
                                ? Flux.empty()
                                : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content))));
        return part;
    }

    private static FileSettings settings(int atOnce, Duration patience) {
        return new FileSettings(
                null, null, DataSize.ofMegabytes(1), 1_000_000, atOnce, patience, null, Duration.ofSeconds(1));
    }

    /** Keeps files in memory. */
    private static final class Kept implements FileStore {

        private final Map<String, byte[]> content = new HashMap<>();

        @Override
        public Mono<StoredFile> store(Flux<DataBuffer> buffers, long maxBytes) {
            return DataBufferUtils.join(buffers).map(joined -> {
                var bytes = new byte[joined.readableByteCount()];
                joined.read(bytes);
                var key = java.util.UUID.randomUUID().toString();
                synchronized (content) {
                    content.put(key, bytes);
                }
                return new StoredFile(key, bytes.length, new byte[32], FileType.of(bytes));
            });
        }

        @Override
        public Flux<DataBuffer> read(String key) {
            return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content.get(key)));
        }

        @Override
        public Mono<Path> toTemporaryFile(String key) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<Void> delete(String key) {
            content.remove(key);
            return Mono.empty();
        }
    }
}
