package org.huzhu.claims.intake.store;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.intake.FilingStore;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresFilings implements FilingStore {

    private final DatabaseClient db;

    PostgresFilings(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Clash> clash(UUID personId, UUID except, String product, List<ClaimItem> items) {
        return db.sql("""
                        select live.claim_id, live.responsibility
                        from unnest(:codes::text[], :firstDays::date[], :lastDays::date[]) as asked (code, first_day, last_day)
                        join claim_item live
                          on live.person_id = :personId and live.product = :product and live.responsibility = asked.code
                             and live.live and live.claim_id <> :except
                             and live.happened && daterange(asked.first_day, greatest(asked.last_day, asked.first_day + 1), '[)')
                        limit 1
                        """)
                .bind("personId", personId)
                .bind("except", except)
                .bind("product", product)
                .bind("codes", items.stream().map(ClaimItem::responsibility).toArray(String[]::new))
                .bind("firstDays", days(items, item -> item.from().orElse(item.eventDate())))
                .bind("lastDays", days(items, item -> item.to().orElse(item.eventDate())))
                .mapProperties(Clash.class)
                .one();
    }

    @Override
    public Mono<Void> takeTurns(Claim claim) {
        return db.sql("select 1 as held from (select pg_advisory_xact_lock(hashtextextended(:turn, 7))) as taken")
                .bind(
                        "turn",
                        claim.identity().personId() + "|" + claim.identity().product())
                .fetch()
                .one()
                .then();
    }

    @Override
    public Mono<Void> keep(Claim claim, List<Agreed> texts, String by) {
        return db.sql("""
                        insert into claim_declaration (person_id, claim_id, code, version, text_sha256, made_by, made_at)
                        select :personId, :claimId, code, version, decode(digest, 'hex'), :by, made_at
                        from unnest(:codes::text[], :versions::text[], :digests::text[], :times::timestamptz[])
                             as agreed (code, version, digest, made_at)
                        """)
                .bind("personId", claim.identity().personId())
                .bind("claimId", claim.identity().claimId())
                .bind("by", by)
                .bind("codes", texts(texts, Agreed::code))
                .bind("versions", texts(texts, Agreed::version))
                .bind("digests", texts(texts, agreed -> HexFormat.of().formatHex(sha256(agreed.text()))))
                .bind("times", texts(texts, agreed -> agreed.at().toString()))
                .then();
    }

    @Override
    public Flux<UUID> lockOldDrafts(Instant before, int limit) {
        return db.sql("""
                        select claim_id from claim
                        where state = 'DRAFT' and changed_at < :before
                        order by changed_at
                        limit :limit
                        for update skip locked
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> requireNonNull(row.get("claim_id", UUID.class)))
                .all();
    }

    private static String[] days(List<ClaimItem> items, Function<ClaimItem, LocalDate> field) {
        return texts(items, item -> field.apply(item).toString());
    }

    private static <T> String[] texts(List<T> of, Function<T, String> field) {
        return of.stream().map(field).toArray(String[]::new);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
