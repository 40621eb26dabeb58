package org.huzhu.claims.filing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.domain.FilingCommand;
import org.huzhu.claims.filing.domain.FilingLife;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A paper is taken back while the filing is a draft. Its file stays: an earlier version may hold the same. */
@Component
public class RemovePaper {

    private final FilingAccess access;
    private final FilingStore filings;
    private final Audit audit;
    private final TransactionalOperator transaction;

    RemovePaper(FilingAccess access, FilingStore filings, Audit audit, TransactionalOperator transaction) {
        this.access = access;
        this.filings = filings;
        this.audit = audit;
        this.transaction = transaction;
    }

    public Mono<Outcome<UUID>> handle(Caller caller, UUID filingId, UUID materialId) {
        return Refusable.outcome(access.lockOwn(caller, filingId)
                .flatMap(Refusable::value)
                .flatMap(filled ->
                        filings.papers(filled.filing()).flatMap(papers -> remove(caller, filled, papers, materialId)))
                .as(transaction::transactional));
    }

    private Mono<UUID> remove(Caller caller, Filled filled, List<Paper> papers, UUID materialId) {
        var filing = filled.filing();
        var paper = papers.stream()
                .filter(each -> each.materialId().equals(materialId))
                .findFirst();
        if (paper.isEmpty()) {
            return Refusable.no(Refusal.of("NOT_FOUND"));
        }
        if (!FilingLife.allows(filing.state(), FilingCommand.EDIT)) {
            return Refusable.no(Refusal.of(
                    "ILLEGAL_TRANSITION", Map.of("state", filing.state().name(), "action", "REMOVE")));
        }
        var entry = Audit.Entry.of(
                "FILING_PAPER_REMOVED",
                "FILING",
                filing.identity().filingId(),
                Map.of("code", paper.get().code()));
        return filings.removePaper(filing, materialId)
                .then(audit.record(caller, entry))
                .thenReturn(materialId);
    }
}
