package org.huzhu.platform.file.store;

import static java.util.Objects.requireNonNull;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.huzhu.platform.file.FileType;
import org.huzhu.platform.file.StoredFile;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Writes one file in sealed chunks beside its place and moves it there when it is whole and on the disk. */
final class SealedWriter {

    private final SealedFormat format;
    private final Path target;
    private final Path partial;
    private final long maxBytes;
    private final FileChannel channel;
    private final DataOutputStream out;
    private final MessageDigest digest = sha256();
    private final byte[] chunk = new byte[SealedFormat.CHUNK_BYTES];
    private byte[] head = new byte[0];
    private int filled;
    private int chunks;
    private long size;

    private SealedWriter(FieldCipher cipher, String key, Path target, long maxBytes) throws IOException {
        this.format = new SealedFormat(cipher, key);
        this.target = target;
        this.maxBytes = maxBytes;
        Files.createDirectories(parentOf(target));
        this.partial = target.resolveSibling(key + ".part");
        this.channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new DataOutputStream(Channels.newOutputStream(channel));
    }

    static SealedWriter open(FieldCipher cipher, String key, Path target, long maxBytes) {
        try {
            return new SealedWriter(cipher, key, target, maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the buffer over and releases it. */
    SealedWriter append(DataBuffer buffer) {
        try {
            size += buffer.readableByteCount();
            if (size > maxBytes) {
                throw new RefusedException(Refusal.of("PAYLOAD_TOO_LARGE"));
            }
            while (buffer.readableByteCount() > 0) {
                var take = Math.min(buffer.readableByteCount(), chunk.length - filled);
                buffer.read(chunk, filled, take);
                filled += take;
                if (filled == chunk.length) {
                    flush(false);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    StoredFile finish(String key) {
        try {
            flush(true);
            channel.force(true);
            out.close();
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return new StoredFile(key, size, digest.digest(), FileType.of(head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void abandon() {
        try {
            out.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush(boolean last) throws IOException {
        if (chunks == 0) {
            head = Arrays.copyOf(chunk, Math.min(filled, FileType.SIGNATURE_BYTES));
        }
        digest.update(chunk, 0, filled);
        var sealed = format.seal(Arrays.copyOf(chunk, filled), chunks, last);
        out.writeInt(sealed.length);
        out.write(sealed);
        chunks++;
        filled = 0;
    }

    private static Path parentOf(Path file) {
        return requireNonNull(file.getParent(), "a file lies in a folder");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
