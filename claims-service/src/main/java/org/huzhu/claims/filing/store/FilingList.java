package org.huzhu.claims.filing.store;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Filter;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Pages of filings, newest first. */
final class FilingList {

    private final DatabaseClient db;
    private final FormSeals seals;

    FilingList(DatabaseClient db, FormSeals seals) {
        this.db = db;
        this.seals = seals;
    }

    Mono<Page<Filled>> page(Filter filter, Page.Request page) {
        var where = """
                where (:personId::uuid is null or person_id = :personId) and (:filedBy::text is null or filed_by = :filedBy)
                  and (cardinality(:states::text[]) = 0 or state = any(:states)) and (:kind::text is null or kind = :kind)
                  and (:scenario::text is null or scenario = :scenario)
                """;
        var rows = filtered(db.sql(PostgresOffsiteFilings.SELECT + where + """
                          and (:after::uuid is null or (created_at, filing_id) <
                               (select created_at, filing_id from filing where filing_id = :after))
                        order by created_at desc, filing_id desc
                        limit :limit
                        """), filter)
                .bind("limit", page.limit() + 1);
        var total = filtered(db.sql("select count(*) as total from filing\n" + where), filter)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
        return PostgresOffsiteFilings.bind(rows, "after", page.after().map(FilingList::cursor), UUID.class)
                .mapProperties(FilingRow.class)
                .all()
                .map(row -> new Filled(row.filing(), seals.open(row.filingId(), row.sealedForm())))
                .collectList()
                .zipWith(total)
                .map(both -> Page.of(
                        both.getT1(),
                        page.limit(),
                        both.getT2(),
                        filled -> filled.filing().identity().filingId().toString()));
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.of("CURSOR_INVALID"));
        }
    }

    private static GenericExecuteSpec filtered(GenericExecuteSpec statement, Filter filter) {
        var bound = statement.bind(
                "states", filter.states().stream().map(Enum::name).toArray(String[]::new));
        bound = PostgresOffsiteFilings.bind(bound, "personId", filter.personId(), UUID.class);
        bound = PostgresOffsiteFilings.bind(bound, "filedBy", filter.filedBy(), String.class);
        bound = PostgresOffsiteFilings.bind(bound, "kind", filter.kind().map(Enum::name), String.class);
        return PostgresOffsiteFilings.bind(bound, "scenario", filter.scenario().map(Enum::name), String.class);
    }
}
