package org.huzhu.claims.retention;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huzhu.platform.retention.ErasableKind;
import org.huzhu.platform.retention.Holdings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Claims, decisions, payouts, stays, filings and applications. Their rows stay, with states, days and amounts, for the
 * books and the trail; what they say about a person goes. Journal and grants hold nothing of that kind.
 */
@Component
class ClaimHoldings implements Holdings {

    private final ClaimCopies copies;

    ClaimHoldings(ClaimCopies copies) {
        this.copies = copies;
    }

    @Override
    public String service() {
        return "claims";
    }

    @Override
    public List<ErasableKind> kinds() {
        return Stream.of(ClaimKinds.ALL, PayoutKinds.ALL, InjuryKinds.ALL, CoverKinds.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Mono<Map<String, Object>> copyOf(Subject subject) {
        return copies.of(subject.personId());
    }

    @Override
    public String trailOf() {
        return """
                select 'PERSON', asked.person_id::text from asked
                union all
                select 'CLAIM', c.claim_id::text from asked join claim c on c.person_id = asked.person_id
                union all
                select 'FILING', f.filing_id::text from asked join filing f on f.person_id = asked.person_id
                union all
                select 'INJURY_APPLICATION', i.application_id::text
                from asked join injury_application i on i.person_id = asked.person_id
                """;
    }
}
