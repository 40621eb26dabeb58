package org.huzhu.platform.file.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/** Reads a file chunk by chunk; the end counts only if the last chunk was written as the last. */
final class SealedReader implements Closeable {

    private final SealedFormat format;
    private final DataInputStream in;
    private int chunks;
    private int length;

    private SealedReader(FieldCipher cipher, String key, Path file) throws IOException {
        this.format = new SealedFormat(cipher, key);
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), SealedFormat.CHUNK_BYTES));
        this.length = nextLength();
    }

    static SealedReader open(FieldCipher cipher, String key, Path file) {
        try {
            return new SealedReader(cipher, key, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next clear chunk, or empty after the last. */
    Optional<byte[]> next() {
        if (length < 0) {
            return Optional.empty();
        }
        try {
            var sealed = in.readNBytes(length);
            length = nextLength();
            return Optional.of(format.open(sealed, chunks++, length < 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is left, piece by piece. */
    Flux<DataBuffer> chunks() {
        return Flux.generate(sink -> next().ifPresentOrElse(
                        chunk -> sink.next(DefaultDataBufferFactory.sharedInstance.wrap(chunk)), sink::complete));
    }

    /** All that is left, clear, in a file that only this process's user can read. */
    Path copy() {
        try {
            var copy = Files.createTempFile("huzhu-", ".tmp");
            try (var out = Files.newOutputStream(copy)) {
                for (var chunk = next(); chunk.isPresent(); chunk = next()) {
                    out.write(chunk.get());
                }
                return copy;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(copy);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int nextLength() throws IOException {
        var bytes = in.readNBytes(4);
        if (bytes.length == 0) {
            return -1;
        }
        var next = bytes.length < 4 ? -1 : java.nio.ByteBuffer.wrap(bytes).getInt();
        if (next < 0 || next > SealedFormat.LONGEST_SEALED) {
            throw new IOException("a stored file was changed");
        }
        return next;
    }
}
