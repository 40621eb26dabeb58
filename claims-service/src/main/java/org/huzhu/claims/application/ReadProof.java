package org.huzhu.claims.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.ApplicationStore.Paper;
import org.huzhu.claims.application.domain.ApplicationCommand;
import org.huzhu.claims.application.domain.ApplicationLife;
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

/** A paper is looked at, by staff on the record, or taken back before the application is handed in. */
@Component
public class ReadProof {

    private final ApplicationAccess access;
    private final ApplicationStore applications;
    private final FileStore files;
    private final Audit audit;
    private final TransactionalOperator transaction;

    ReadProof(
            ApplicationAccess access,
            ApplicationStore applications,
            FileStore files,
            Audit audit,
            TransactionalOperator transaction) {
        this.access = access;
        this.applications = applications;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A paper on its way out. */
    public record Download(Paper paper, Flux<DataBuffer> content) {}

    public Mono<Outcome<Download>> handle(Caller caller, UUID applicationId, UUID materialId) {
        return Refusable.outcome(access.readable(caller, applicationId)
                .flatMap(Refusable::value)
                .flatMap(filled -> applications.papers(filled.application()))
                .flatMap(papers -> one(papers, materialId))
                .flatMap(paper -> traced(caller, applicationId, paper))
                .as(transaction::transactional));
    }

    public Mono<Outcome<Paper>> remove(Caller caller, UUID applicationId, UUID materialId) {
        return Refusable.outcome(access.lockOwn(caller, applicationId)
                .flatMap(Refusable::value)
                .flatMap(filled -> applications
                        .papers(filled.application())
                        .flatMap(papers -> one(papers, materialId))
                        .flatMap(paper -> remove(caller, filled, paper)))
                .as(transaction::transactional));
    }

    private static Mono<Paper> one(List<Paper> papers, UUID materialId) {
        return Mono.justOrEmpty(papers.stream()
                        .filter(paper -> paper.materialId().equals(materialId))
                        .findFirst())
                .switchIfEmpty(Refusable.no(Refusal.of("NOT_FOUND")));
    }

    private Mono<Paper> remove(Caller caller, Filled filled, Paper paper) {
        var application = filled.application();
        if (!ApplicationLife.allows(application.state(), ApplicationCommand.EDIT)) {
            return Refusable.no(Refusal.of(
                    "ILLEGAL_TRANSITION", Map.of("state", application.state().name(), "action", "REMOVE")));
        }
        var entry = entry("APPLICATION_PAPER_REMOVED", application.identity().applicationId(), paper);
        return applications
                .removePaper(application, paper.materialId())
                .then(audit.record(caller, entry))
                .thenReturn(paper);
    }

    private Mono<Download> traced(Caller caller, UUID applicationId, Paper paper) {
        var entry = entry("APPLICATION_PAPER_READ", applicationId, paper);
        var trace = caller.isStaff() ? audit.record(caller, entry) : Mono.<Void>empty();
        return trace.thenReturn(new Download(paper, files.read(paper.fileKey())));
    }

    private static Audit.Entry entry(String action, UUID applicationId, Paper paper) {
        return Audit.Entry.of(action, "INJURY_APPLICATION", applicationId, Map.of("code", paper.code()));
    }
}
