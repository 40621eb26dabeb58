package org.huzhu.platform.file;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks for viruses. One that cannot be asked lets nothing through. */
@FunctionalInterface
public interface FileScanner {

    /** Ends quietly for a harmless file; fails with FILE_INFECTED or SCANNER_UNAVAILABLE. */
    Mono<Void> scan(Flux<DataBuffer> content);

    /** For installations that have no scanner: the content is not even read. */
    static FileScanner none() {
        return _ -> Mono.empty();
    }
}
