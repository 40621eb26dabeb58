package org.huzhu.member.claim.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.claim.Claim;
import org.huzhu.member.claim.ClaimStore;
import org.huzhu.platform.web.Page;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresClaims implements ClaimStore {

    private final DatabaseClient db;

    PostgresClaims(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Claim> list(UUID personId, Filter filter, Page.Request page) {
        var select =
                db.sql("""
                        select claim_id, product, category, state, event_date, amount, filed_at
                        from claim
                        where person_id = :personId
                          and (:product::text is null or product = :product::text)
                          and (:year::int is null or extract(year from filed_at at time zone 'Asia/Shanghai') = :year::int)
                          and extract(epoch from filed_at) * 1000000 < :before
                        order by filed_at desc
                        limit :limit
                        """).bind("before", page.afterNumber(Long.MAX_VALUE)).bind("limit", page.limit() + 1);
        return bind(select, personId, filter).map(PostgresClaims::claim).all();
    }

    @Override
    public Mono<Long> count(UUID personId, Filter filter) {
        var select = db.sql("""
                select count(*) as total from claim
                where person_id = :personId
                  and (:product::text is null or product = :product::text)
                  and (:year::int is null or extract(year from filed_at at time zone 'Asia/Shanghai') = :year::int)
                """);
        return bind(select, personId, filter)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
    }

    @Override
    public Mono<Claim> find(UUID personId, UUID claimId) {
        return db.sql("""
                        select claim_id, product, category, state, event_date, amount, filed_at
                        from claim
                        where person_id = :personId and claim_id = :claimId
                        """)
                .bind("personId", personId)
                .bind("claimId", claimId)
                .map(PostgresClaims::claim)
                .one();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec select, UUID personId, Filter filter) {
        var withPerson = select.bind("personId", personId);
        var withProduct = filter.product()
                .map(product -> withPerson.bind("product", product))
                .orElseGet(() -> withPerson.bindNull("product", String.class));
        return filter.year()
                .map(year -> withProduct.bind("year", year))
                .orElseGet(() -> withProduct.bindNull("year", Integer.class));
    }

    private static Claim claim(Readable row) {
        return new Claim(
                requireNonNull(row.get("claim_id", UUID.class)),
                requireNonNull(row.get("product", String.class)),
                requireNonNull(row.get("category", String.class)),
                requireNonNull(row.get("state", String.class)),
                Optional.ofNullable(row.get("event_date", LocalDate.class)),
                Optional.ofNullable(row.get("amount", BigDecimal.class)),
                requireNonNull(row.get("filed_at", Instant.class)));
    }
}
