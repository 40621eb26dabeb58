package org.huzhu.claims.review;

import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.review.domain.ClaimClock;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome.Done;
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

    /** The number of claims whose days changed or became certain. */
    public Mono<Integer> handle() {
        var horizon = calendar.horizon();
        return clocks.isApplied(horizon)
                .flatMap(applied -> applied
                        ? Mono.just(0)
                        : from(FIRST).flatMap(count -> clocks.applied(horizon).thenReturn(count)));
    }

    private Mono<Integer> from(UUID after) {
        return clocks.provisional(after, PAGE)
                .collectList()
                .flatMap(page -> Flux.fromIterable(page)
                        .concatMap(this::recount)
                        .count()
                        .map(Long::intValue)
                        .flatMap(count -> page.size() < PAGE
                                ? Mono.just(count)
                                : Mono.defer(() -> from(page.getLast())).map(more -> count + more)));
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
