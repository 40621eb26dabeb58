package org.huzhu.member.coverage;

import java.util.UUID;
import org.huzhu.member.coverage.domain.Coverage;
import org.huzhu.member.membership.FindMembership;
import org.huzhu.member.record.RecordFilter;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member's own coverages (我的参保, WXM-004). Somebody else's is as absent as one that does not exist (WXM-005). */
@Component
public class FindOwnCoverages {

    private final FindMembership memberships;
    private final CoverageStore coverages;

    FindOwnCoverages(FindMembership memberships, CoverageStore coverages) {
        this.memberships = memberships;
        this.coverages = coverages;
    }

    public record Query(Caller.Account caller, RecordFilter filter, Page.Request page) {}

    public Mono<Outcome<Page<Coverage>>> list(Query query) {
        return memberships.consentingPersonOf(query.caller()).flatMap(person -> switch (person) {
            case Done<UUID> done -> page(done.value(), query).map(Outcome::done);
            case Refused<UUID> refused -> Mono.just(Outcome.<Page<Coverage>>refused(refused.refusal()));
        });
    }

    public Mono<Outcome<Coverage>> one(Caller.Account caller, UUID coverageId) {
        return memberships.consentingPersonOf(caller).flatMap(person -> switch (person) {
            case Done<UUID> done ->
                coverages
                        .find(done.value(), coverageId)
                        .map(Outcome::done)
                        .defaultIfEmpty(Outcome.refused(Refusal.of("NOT_FOUND")));
            case Refused<UUID> refused -> Mono.just(Outcome.<Coverage>refused(refused.refusal()));
        });
    }

    private Mono<Page<Coverage>> page(UUID personId, Query query) {
        return coverages
                .list(personId, query.filter(), query.page())
                .collectList()
                .flatMap(rows -> coverages
                        .count(personId, query.filter())
                        .map(total -> Page.of(rows, query.page().limit(), total, FindOwnCoverages::sortKey)));
    }

    private static String sortKey(Coverage coverage) {
        return coverage.from() + "|" + coverage.coverageId();
    }
}
