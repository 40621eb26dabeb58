package org.huzhu.enrollment.transfer;

import java.util.List;
import org.huzhu.enrollment.transfer.domain.TransferRow;
import org.huzhu.enrollment.workbook.WorkbookLimits;
import org.huzhu.platform.file.FileStore;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads a handed-in workbook; the file is not kept. Reading blocks, so it has a thread that may wait. */
@Component
public class ReadCover {

    private final FileStore files;
    private final WorkbookLimits limits;
    private final TransferSettings settings;

    ReadCover(FileStore files, WorkbookLimits limits, TransferSettings settings) {
        this.files = files;
        this.limits = limits;
        this.settings = settings;
    }

    /** Ends with a refusal for a file that is wrong as a whole. */
    public Mono<List<TransferRow>> handle(Flux<DataBuffer> content) {
        return Mono.usingWhen(
                files.store(content, limits.maxFileBytes()),
                stored -> Mono.usingWhen(
                        files.toTemporaryFile(stored.key()),
                        file -> Mono.fromCallable(() -> SheetCover.read(file, limits, settings.maxRows()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        file -> Mono.fromCallable(() -> java.nio.file.Files.deleteIfExists(file))
                                .subscribeOn(Schedulers.boundedElastic())),
                stored -> files.delete(stored.key()));
    }
}
