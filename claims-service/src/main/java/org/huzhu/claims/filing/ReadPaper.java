package org.huzhu.claims.filing;

import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.file.FileStore;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A paper is looked at, by staff on the record, or taken back before the filing is handed in. */
@Component
public class ReadPaper {

    private final FilingAccess access;
    private final FilingStore filings;
    private final FileStore files;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ReadPaper(
            FilingAccess access, FilingStore filings, FileStore files, Audit audit, TransactionalOperator transaction) {
        this.access = access;
        this.filings = filings;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A paper on its way out. */
    public record Download(Paper paper, Flux<DataBuffer> content) {}

    public Mono<Outcome<Download>> handle(Caller caller, UUID filingId, UUID materialId) {
        return Refusable.outcome(access.readable(caller, filingId)
                .flatMap(Refusable::value)
                .flatMap(filled -> filings.papers(filled.filing()))
                .flatMap(papers -> Mono.justOrEmpty(papers.stream()
                        .filter(paper -> paper.materialId().equals(materialId))
                        .findFirst()))
                .switchIfEmpty(Refusable.no(Refusal.of("NOT_FOUND")))
                .flatMap(paper -> traced(caller, filingId, paper))
                .as(transaction::transactional));
    }

    private Mono<Download> traced(Caller caller, UUID filingId, Paper paper) {
        var entry = Audit.Entry.of("FILING_PAPER_READ", "FILING", filingId, Map.of("code", paper.code()));
        var trace = caller.isStaff() ? audit.record(caller, entry) : Mono.<Void>empty();
        return trace.thenReturn(new Download(paper, files.read(paper.fileKey())));
    }
}
