package org.huzhu.platform.file.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.StoredFile;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Files in a folder of the local disk or a shared mount. All its blocking work runs on the bounded elastic scheduler. */
class DiskFileStore implements FileStore {

    static final Scheduler DISK = Schedulers.boundedElastic();

    private final Path folder;
    private final FieldCipher cipher;

    DiskFileStore(Path folder, FieldCipher cipher) {
        this.folder = folder.toAbsolutePath();
        this.cipher = cipher;
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException("huzhu.files.folder cannot be used", e);
        }
    }

    @Override
    public Mono<StoredFile> store(Flux<DataBuffer> content, long maxBytes) {
        var key = UUID.randomUUID().toString();
        return Mono.usingWhen(
                Mono.fromCallable(() -> SealedWriter.open(cipher, key, place(key), maxBytes))
                        .subscribeOn(DISK),
                writer -> content.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .publishOn(DISK, 4)
                        .reduce(writer, SealedWriter::append)
                        .map(whole -> whole.finish(key)),
                _ -> Mono.empty(),
                (writer, _) -> abandon(writer),
                DiskFileStore::abandon);
    }

    @Override
    public Flux<DataBuffer> read(String key) {
        return Flux.using(() -> SealedReader.open(cipher, key, place(key)), SealedReader::chunks, SealedReader::close)
                .subscribeOn(DISK);
    }

    @Override
    public Mono<Path> toTemporaryFile(String key) {
        return Mono.fromCallable(() -> copy(key)).subscribeOn(DISK);
    }

    @Override
    public Mono<Void> delete(String key) {
        return Mono.<Void>fromCallable(() -> {
                    Files.deleteIfExists(place(key));
                    return null;
                })
                .subscribeOn(DISK);
    }

    private Path copy(String key) {
        try (var reader = SealedReader.open(cipher, key, place(key))) {
            return reader.copy();
        }
    }

    private static Mono<Void> abandon(SealedWriter writer) {
        return Mono.<Void>fromRunnable(writer::abandon).subscribeOn(DISK);
    }

    /** Keys are made by us; parsing one again keeps any other text from becoming a path. */
    Path place(String key) {
        var name = UUID.fromString(key).toString();
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }
}
