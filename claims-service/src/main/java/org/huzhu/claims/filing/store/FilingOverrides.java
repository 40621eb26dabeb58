package org.huzhu.claims.filing.store;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.huzhu.claims.filing.FilingStore;
import org.huzhu.claims.filing.domain.Filing;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table filing_override. The filing is locked by whoever writes here. */
final class FilingOverrides {

    private final DatabaseClient db;
    private final Clock clock;

    FilingOverrides(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Mono<FilingStore.EarlyPass> find(Filing filing) {
        return FilingPapers.keyed(db.sql("""
                                select proposed_by, reason, confirmed_by is not null as confirmed, used_at is not null as used
                                from filing_override
                                where person_id = :personId and filing_id = :filingId
                                """), filing)
                .map(row -> new FilingStore.EarlyPass(
                        requireNonNull(row.get("proposed_by", String.class)),
                        requireNonNull(row.get("reason", String.class)),
                        requireNonNull(row.get("confirmed", Boolean.class)),
                        requireNonNull(row.get("used", Boolean.class))))
                .one();
    }

    Mono<Void> propose(Filing filing, String by, String reason) {
        return FilingPapers.keyed(db.sql("""
                                insert into filing_override (person_id, filing_id, proposed_by, reason, proposed_at)
                                values (:personId, :filingId, :by, :reason, :now)
                                """), filing)
                .bind("by", by)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .then();
    }

    Mono<Void> confirm(Filing filing, String by) {
        return FilingPapers.keyed(db.sql("""
                                update filing_override set confirmed_by = :by, confirmed_at = :now
                                where person_id = :personId and filing_id = :filingId
                                """), filing)
                .bind("by", by)
                .bind("now", clock.instant())
                .then();
    }

    Mono<Void> use(Filing filing) {
        return FilingPapers.keyed(db.sql("""
                                update filing_override set used_at = :now
                                where person_id = :personId and filing_id = :filingId
                                """), filing)
                .bind("now", clock.instant())
                .then();
    }
}
