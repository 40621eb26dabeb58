package org.huzhu.claims.payout.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.payout.Ledger;
import org.huzhu.claims.payout.domain.Journal;
import org.huzhu.claims.payout.domain.Journal.Account;
import org.huzhu.claims.payout.domain.Journal.Entry;
import org.huzhu.claims.payout.domain.Payout;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.Page;
import org.huzhu.platform.web.RefusedException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class PostgresLedger implements Ledger {

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    private static final String SELECT = """
            select j.person_id, j.journal_id, j.kind, j.claim_id, j.attempt, j.reversal_of, j.actor, j.at,
                   (select jsonb_agg(jsonb_build_object('account', e.account, 'product', e.product, 'amount', e.amount)
                                     order by e.amount desc)
                    from journal_entry e
                    where e.person_id = j.person_id and e.journal_id = j.journal_id)::text as entries
            from journal j
            """;

    /** A missing filter is bound as null and lets everything pass. */
    private static final String FILTER = """
            where (:claimId::uuid is null or j.claim_id = :claimId)
              and exists (select 1 from journal_entry f
                          where f.person_id = j.person_id and f.journal_id = j.journal_id
                            and (:product::text is null or f.product = :product)
                            and (:from::date is null or f.booked_on >= :from)
                            and (:to::date is null or f.booked_on <= :to))
            """;

    private final DatabaseClient db;
    private final JsonMapper json;
    private final Clock clock;

    PostgresLedger(DatabaseClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Void> append(Journal journal, String actor) {
        var statement = db.sql("""
                        with booked as (
                            insert into journal (person_id, journal_id, kind, claim_id, attempt, reversal_of, actor, at)
                            values (:personId, :journalId, :kind, :claimId, :attempt, :reversalOf, :actor, :now))
                        insert into journal_entry (person_id, journal_id, account, product, amount, booked_on)
                        select :personId, :journalId, entry.account, entry.product, entry.amount, :today
                        from unnest(:accounts::text[], :products::text[], :amounts::numeric[])
                            as entry (account, product, amount)
                        """)
                .bind("personId", journal.personId())
                .bind("journalId", journal.journalId())
                .bind("kind", journal.kind().name())
                .bind("claimId", journal.claimId())
                .bind("attempt", journal.attempt())
                .bind("actor", actor)
                .bind("now", clock.instant())
                .bind("today", LocalDate.now(clock))
                .bind("accounts", accounts(journal))
                .bind("products", journal.entries().stream().map(Entry::product).toArray(String[]::new))
                .bind("amounts", amounts(journal));
        return bind(statement, "reversalOf", journal.reversalOf(), UUID.class).then();
    }

    @Override
    public Flux<Journal> standing(Payout payout) {
        return PostgresPayouts.keyed(db.sql(SELECT + """
                                where j.person_id = :personId and j.claim_id = :claimId and j.reversal_of is null
                                  and not exists (select 1 from journal r
                                                  where r.person_id = j.person_id and r.reversal_of = j.journal_id)
                                order by j.at desc, j.kind desc
                                """), payout)
                .map(this::journal)
                .all();
    }

    @Override
    public Mono<Page<Booked>> page(JournalFilter filter, Page.Request request) {
        var total = filtered(db.sql("select count(*) from journal j " + FILTER), filter)
                .mapValue(Long.class)
                .one();
        var after = request.after().map(Place::parse);
        var statement = filtered(db.sql(SELECT + FILTER + """
                                  and (:after::timestamptz is null or (j.at, j.journal_id) > (:after, :afterId))
                                order by j.at, j.journal_id
                                limit :limit
                                """), filter).bind("limit", request.limit() + 1);
        statement = bind(statement, "after", after.map(Place::at), Instant.class);
        return bind(statement, "afterId", after.map(Place::journalId), UUID.class)
                .map(row -> new Booked(
                        journal(row),
                        requireNonNull(row.get("actor", String.class)),
                        requireNonNull(row.get("at", Instant.class))))
                .all()
                .collectList()
                .zipWith(total)
                .map(rows -> Page.of(rows.getT1(), request.limit(), rows.getT2(), PostgresLedger::sortKey));
    }

    @Override
    public Flux<Total> totals(JournalFilter filter) {
        return filtered(db.sql("""
                                select e.account, e.product,
                                       coalesce(sum(e.amount) filter (where e.amount > 0), 0) as debit,
                                       coalesce(-sum(e.amount) filter (where e.amount < 0), 0) as credit
                                from journal_entry e
                                join journal j on j.person_id = e.person_id and j.journal_id = e.journal_id
                                """ + FILTER + " group by e.account, e.product order by e.account, e.product"), filter)
                .map(row -> new Total(
                        Account.valueOf(requireNonNull(row.get("account", String.class))),
                        requireNonNull(row.get("product", String.class)),
                        requireNonNull(row.get("debit", BigDecimal.class)),
                        requireNonNull(row.get("credit", BigDecimal.class))))
                .all();
    }

    static String[] accounts(Journal journal) {
        return journal.entries().stream().map(entry -> entry.account().name()).toArray(String[]::new);
    }

    static BigDecimal[] amounts(Journal journal) {
        return journal.entries().stream().map(Entry::amount).toArray(BigDecimal[]::new);
    }

    private Journal journal(Readable row) {
        return new Journal(
                requireNonNull(row.get("person_id", UUID.class)),
                requireNonNull(row.get("journal_id", UUID.class)),
                Journal.Kind.valueOf(requireNonNull(row.get("kind", String.class))),
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("attempt", Integer.class)),
                Optional.ofNullable(row.get("reversal_of", UUID.class)),
                json.readValue(requireNonNull(row.get("entries", String.class)), ENTRIES));
    }

    private static String sortKey(Booked booked) {
        return booked.at() + "|" + booked.journal().journalId();
    }

    /** Where a page ended. */
    private record Place(Instant at, UUID journalId) {

        static Place parse(String text) {
            var parts = text.split("\\|", 2);
            try {
                return new Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeParseException | IllegalArgumentException _) {
                throw new RefusedException(Refusal.of("CURSOR_INVALID"));
            }
        }
    }

    private static GenericExecuteSpec filtered(GenericExecuteSpec statement, JournalFilter filter) {
        var bound = bind(statement, "claimId", filter.claimId(), UUID.class);
        bound = bind(bound, "product", filter.product(), String.class);
        bound = bind(bound, "from", filter.from(), LocalDate.class);
        return bind(bound, "to", filter.to(), LocalDate.class);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> statement.bind(name, known)).orElseGet(() -> statement.bindNull(name, type));
    }
}
