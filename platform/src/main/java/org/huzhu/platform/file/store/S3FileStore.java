package org.huzhu.platform.file.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.StoredFile;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Files in an object store, which never sees more than ciphertext. A file is sealed into a folder of this process first and sent from there, so a
 * try that fails can be repeated and the length is known; on the way back it is fetched whole before its first byte is opened. A store that does
 * not answer in time is SERVICE_UNAVAILABLE. All blocking work runs on the bounded elastic scheduler.
 */
final class S3FileStore implements FileStore {

    private static final Logger LOG = LoggerFactory.getLogger(S3FileStore.class);

    private final S3Client s3;
    private final String bucket;
    private final FieldCipher cipher;
    private final Path passage;
    private final DiskFileStore sealed;

    S3FileStore(S3Client s3, String bucket, FieldCipher cipher) {
        this.s3 = s3;
        this.bucket = bucket;
        this.cipher = cipher;
        try {
            this.passage = Files.createTempDirectory("huzhu-sealed-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for files on their way to the object store", e);
        }
        this.sealed = new DiskFileStore(passage, cipher);
    }

    @Override
    public Mono<StoredFile> store(Flux<DataBuffer> content, long maxBytes) {
        return Mono.usingWhen(
                sealed.store(content, maxBytes),
                stored -> blocking(() -> put(stored)),
                stored -> sealed.delete(stored.key()));
    }

    @Override
    public Flux<DataBuffer> read(String key) {
        return Flux.using(() -> asked(() -> fetch(key)), file -> chunks(key, file), S3FileStore::remove)
                .subscribeOn(DiskFileStore.DISK);
    }

    @Override
    public Mono<Path> toTemporaryFile(String key) {
        return blocking(() -> {
            var file = fetch(key);
            try (var reader = SealedReader.open(cipher, key, file)) {
                return reader.copy();
            } finally {
                remove(file);
            }
        });
    }

    @Override
    public Mono<Void> delete(String key) {
        return blocking(() -> s3.deleteObject(to -> to.bucket(bucket).key(named(key))))
                .then();
    }

    /** Holds nothing but files that are just being sent or fetched. */
    Path passage() {
        return passage;
    }

    private StoredFile put(StoredFile stored) {
        s3.putObject(
                to -> to.bucket(bucket).key(named(stored.key())).contentType("application/octet-stream"),
                RequestBody.fromFile(sealed.place(stored.key())));
        return stored;
    }

    private Path fetch(String key) throws IOException {
        var file = passage.resolve(UUID.randomUUID() + ".fetched");
        try {
            s3.getObject(from -> from.bucket(bucket).key(named(key)), ResponseTransformer.toFile(file));
            return file;
        } catch (NoSuchKeyException _) {
            throw new NoSuchFileException(key);
        } catch (RuntimeException e) {
            remove(file);
            throw e;
        }
    }

    private Flux<DataBuffer> chunks(String key, Path file) {
        return Flux.using(() -> SealedReader.open(cipher, key, file), SealedReader::chunks, SealedReader::close);
    }

    private static <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(() -> asked(call)).subscribeOn(DiskFileStore.DISK);
    }

    /** The store's own words may quote what was asked of it, so only their kind is logged. */
    private static <T> T asked(Callable<T> call) throws Exception {
        try {
            return call.call();
        } catch (SdkException e) {
            LOG.warn("The object store did not do as asked: {}", e.getClass().getSimpleName());
            LOG.debug("The object store's answer", e);
            throw new RefusedException(Refusal.of("SERVICE_UNAVAILABLE"));
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys are made by us; parsing one again keeps any other text from naming an object. */
    private static String named(String key) {
        return UUID.fromString(key).toString();
    }
}
