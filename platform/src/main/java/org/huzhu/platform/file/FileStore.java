package org.huzhu.platform.file;

import java.nio.file.Path;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps handed-in files, encrypted at rest. The disk is one place; an object store can be another. */
public interface FileStore {

    /** Takes a file in without ever holding it whole. More than {@code maxBytes} is refused with PAYLOAD_TOO_LARGE and leaves nothing behind. */
    Mono<StoredFile> store(Flux<DataBuffer> content, long maxBytes);

    /** The clear content. A file that was changed on disk ends with an error, never with other content. */
    Flux<DataBuffer> read(String key);

    /** A clear copy that only this process's user can read; the caller deletes it. */
    Mono<Path> toTemporaryFile(String key);

    /** Does nothing for a file that is not there. */
    Mono<Void> delete(String key);
}
