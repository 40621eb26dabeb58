package org.huzhu.platform.file.store;

import java.nio.file.Path;
import org.huzhu.platform.file.FileScanner;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.file.StoredFile;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets the scanner read each file where it lies, encrypted, and forgets one that does not pass before anybody learns its key. */
final class ScannedFileStore implements FileStore {

    private final FileStore files;
    private final FileScanner scanner;

    ScannedFileStore(FileStore files, FileScanner scanner) {
        this.files = files;
        this.scanner = scanner;
    }

    @Override
    public Mono<StoredFile> store(Flux<DataBuffer> content, long maxBytes) {
        return Mono.usingWhen(
                files.store(content, maxBytes),
                stored -> scanner.scan(files.read(stored.key())).thenReturn(stored),
                _ -> Mono.empty(),
                (stored, _) -> files.delete(stored.key()),
                stored -> files.delete(stored.key()));
    }

    @Override
    public Flux<DataBuffer> read(String key) {
        return files.read(key);
    }

    @Override
    public Mono<Path> toTemporaryFile(String key) {
        return files.toTemporaryFile(key);
    }

    @Override
    public Mono<Void> delete(String key) {
        return files.delete(key);
    }
}
