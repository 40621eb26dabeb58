package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends what is over (JLF-007) and tells workers before it is, each once, whichever instance is first. */
@Component
public class ExpireFilings {

    private static final int BATCH = 100;

    private final FilingStore filings;
    private final FilingChanges changes;
    private final FilingNotices notices;
    private final FilingRulebooks rulebooks;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ExpireFilings(
            FilingStore filings,
            FilingChanges changes,
            FilingNotices notices,
            FilingRulebooks rulebooks,
            TransactionalOperator transaction,
            Clock clock) {
        this.filings = filings;
        this.changes = changes;
        this.notices = notices;
        this.rulebooks = rulebooks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The number of filings that ended. */
    public Mono<Long> expire() {
        var today = LocalDate.now(clock);
        return again(filings.takeEnded(today, BATCH).concatMap(filled -> expire(filled, today)));
    }

    /** The number of workers who were told. */
    public Mono<Long> announce() {
        var today = LocalDate.now(clock);
        return Flux.fromIterable(rulebooks.all())
                .concatMap(rules -> again(ending(rules, today).concatMap(this::announce)))
                .reduce(0L, Long::sum);
    }

    private Flux<Filled> ending(FilingRules rules, LocalDate today) {
        return filings.takeEnding(
                rules.region(), today.plusDays(rules.announceBefore().value()), BATCH);
    }

    private Mono<Filled> expire(Filled filled, LocalDate today) {
        return Refusable.value(filled.filing().expire(today))
                .flatMap(ended -> changes.save(ended, filled.form(), By.system(Change.EXPIRED)));
    }

    private Mono<Filled> announce(Filled filled) {
        return notices.expiring(filled).then(filings.announced(filled.filing())).thenReturn(filled);
    }

    /** Batch after batch, each in a transaction of its own. */
    private Mono<Long> again(Flux<Filled> batch) {
        return batch.count()
                .as(transaction::transactional)
                .flatMap(done -> done < BATCH ? Mono.just(done) : again(batch).map(more -> done + more));
    }
}
