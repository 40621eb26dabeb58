package org.huzhu.claims.review;

import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.review.domain.ClaimClock;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome.Done;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts provisional days again once the calendar of a further year is known (rulebook 2.7, AC-79). Once per year, and
 * twice does no harm: a claim whose days stay the same is not written.
 */
@Component
public class RecountDays {

    private static final Logger log = LoggerFactory.getLogger(RecountDays.class);
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final ClockStore clocks;
    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final ExtensionStore extensions;
    private final ClaimTerms terms;
    private final WorkCalendar calendar;
    private final TransactionalOperator transaction;

    RecountDays(
            ClockStore clocks,
            ClaimStore claims,
            ClaimChanges changes,
            ExtensionStore extensions,
            ClaimTerms terms,
            WorkCalendar calendar,
            TransactionalOperator transaction) {
        this.clocks = clocks;
        this.claims = claims;
        this.changes = changes;
        this.extensions = extensions;
        this.terms = terms;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    /** The number of claims whose days changed or became certain. A year of which a claim failed is counted again later. */
    public Mono<Integer> handle() {
        var horizon = calendar.horizon();
        return clocks.isApplied(horizon).flatMap(applied -> applied ? Mono.just(0) : recountAll(horizon));
    }

    private Mono<Integer> recountAll(LocalDate horizon) {
        return from(FIRST)
                .flatMap(tally ->
                        (tally.failed() == 0 ? clocks.applied(horizon) : Mono.empty()).thenReturn(tally.changed()));
    }

    private record Tally(int changed, int failed) {

        Tally plus(Tally other) {
            return new Tally(changed + other.changed, failed + other.failed);
        }
    }

    private Mono<Tally> from(UUID after) {
        return clocks.provisional(after, PAGE)
                .collectList()
                .flatMap(page -> Flux.fromIterable(page)
                        .concatMap(this::recountAlone)
                        .reduce(new Tally(0, 0), Tally::plus)
                        .flatMap(tally -> page.size() < PAGE
                                ? Mono.just(tally)
                                : Mono.defer(() -> from(page.getLast())).map(tally::plus)));
    }

    private Mono<Tally> recountAlone(UUID claimId) {
        return recount(claimId)
                .map(_ -> new Tally(1, 0))
                .defaultIfEmpty(new Tally(0, 0))
                .onErrorResume(failure -> {
                    log.error("days not counted again claimId={}", claimId, failure);
                    return Mono.just(new Tally(0, 1));
                });
    }

    private Mono<Claim> recount(UUID claimId) {
        return claims.lock(claimId)
                .flatMap(claim -> extensions.days(claim).flatMap(extended -> {
                    var items = ClaimClock.recount(claim, terms.of(claim).claims(), extended, calendar);
                    var recounted = claim.annotate(items, claim.assignee(), claim.lateApproval());
                    return !items.equals(claim.items()) && recounted instanceof Done<Claim> done
                            ? changes.save(done.value(), By.system(Change.RECOUNTED, "工作日历已公布，期限重新计算"))
                            : Mono.empty();
                }))
                .as(transaction::transactional);
    }
}
