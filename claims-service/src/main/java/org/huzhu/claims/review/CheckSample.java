package org.huzhu.claims.review;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.claims.review.QaStore.Row;
import org.huzhu.claims.review.QaStore.Verdict;
import org.huzhu.claims.review.domain.QaSample;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 抽检 of what was paid without a human: which claims, and what somebody found in them. */
@Component
public class CheckSample {

    private final QaStore store;
    private final QaSample sample;
    private final Audit audit;
    private final TransactionalOperator transaction;

    CheckSample(QaStore store, ReviewSettings settings, Audit audit, TransactionalOperator transaction) {
        this.store = store;
        this.sample = new QaSample(settings.qaSampleRate(), settings.qaSampleSalt());
        this.audit = audit;
        this.transaction = transaction;
    }

    public record Finding(Caller caller, UUID claimId, Verdict verdict, String note) {}

    /** The rule by which claims are drawn. */
    public QaSample rule() {
        return sample;
    }

    /** @param checked empty for all, else those with or without a finding */
    public Mono<Page<Row>> page(Optional<Boolean> checked, Page.Request request) {
        return Mono.zip(
                store.page(sample, checked, request),
                store.count(sample, checked),
                (rows, total) -> Page.of(rows, request.limit(), total, Row::sortKey));
    }

    /** Once per claim; a WRONG one needs words. */
    public Mono<Outcome<UUID>> record(Finding finding) {
        var note = finding.verdict() == Verdict.WRONG ? Words.required(finding.note()) : Outcome.done(finding.note());
        return Refusable.outcome(RefusedException.orProblem(note)
                .flatMap(words -> store.find(finding.claimId())
                        .filter(row -> sample.contains(row.claimId()))
                        .switchIfEmpty(Mono.error(new RefusedException(Refusal.of("NOT_FOUND"))))
                        .flatMap(row -> store.add(
                                row, finding.verdict(), words, finding.caller().id())))
                .filter(added -> added)
                .switchIfEmpty(Mono.error(new RefusedException(Refusal.of("QA_FOUND_BEFORE"))))
                .then(audit.record(
                        finding.caller(),
                        Audit.Entry.of(
                                "CLAIM_QA_FINDING", "CLAIM", finding.claimId(), Map.of("verdict", finding.verdict()))))
                .thenReturn(finding.claimId())
                .as(transaction::transactional));
    }
}
