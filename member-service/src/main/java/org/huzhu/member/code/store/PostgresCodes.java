package org.huzhu.member.code.store;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huzhu.member.code.Allowance;
import org.huzhu.member.code.CodeStore;
import org.huzhu.member.code.domain.LoginCode;
import org.huzhu.member.code.domain.Purpose;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresCodes implements CodeStore {

    private final DatabaseClient db;

    PostgresCodes(DatabaseClient db) {
        this.db = db;
    }

    /** One statement: the row locks make it exact, the order by bucket keeps two of them from waiting for each other. */
    @Override
    public Mono<Boolean> take(List<Allowance> allowances, Instant now) {
        var buckets = allowances.stream().map(Allowance::bucket).toArray(String[]::new);
        var windows =
                allowances.stream().map(a -> a.limit().windowOf(now).toString()).toArray(String[]::new);
        var counts = allowances.stream().map(a -> a.limit().count()).toArray(Integer[]::new);
        return db.sql("""
                        insert into allowance (bucket, window_start, used, allowed)
                        select bucket, window_start::timestamptz, 1, allowed
                        from unnest(:buckets::text[], :windows::text[], :counts::int[]) as want (bucket, window_start, allowed)
                        where allowed > 0
                        order by bucket
                        on conflict (bucket, window_start) do update
                            set used = allowance.used + 1, allowed = excluded.allowed
                            where allowance.used < excluded.allowed
                        """)
                .bind("buckets", buckets)
                .bind("windows", windows)
                .bind("counts", counts)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == buckets.length);
    }

    @Override
    public Mono<Boolean> replace(UUID phoneIndex, LoginCode code, Instant sentAt, Instant notAfter) {
        return db.sql("""
                        insert into login_code (phone_index, code_id, purpose, code_hash, sent_at, expires_at)
                        values (:phone, :codeId, :purpose, :hash, :sentAt, :expiresAt)
                        on conflict (phone_index) do update
                            set code_id = excluded.code_id, purpose = excluded.purpose, code_hash = excluded.code_hash,
                                sent_at = excluded.sent_at, expires_at = excluded.expires_at, wrong_tries = 0, used = false
                            where login_code.sent_at <= :notAfter
                        """)
                .bind("phone", phoneIndex)
                .bind("codeId", code.codeId())
                .bind("purpose", code.purpose().name())
                .bind("hash", code.hash())
                .bind("sentAt", sentAt)
                .bind("expiresAt", code.expiresAt())
                .bind("notAfter", notAfter)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<LoginCode> lock(UUID phoneIndex) {
        return db.sql("""
                        select code_id, purpose, code_hash, expires_at, wrong_tries, used
                        from login_code
                        where phone_index = :phone
                        for update
                        """).bind("phone", phoneIndex).map(PostgresCodes::code).one();
    }

    @Override
    public Mono<Void> save(UUID phoneIndex, LoginCode code) {
        return db.sql("update login_code set wrong_tries = :wrongTries, used = :used where phone_index = :phone")
                .bind("wrongTries", code.wrongTries())
                .bind("used", code.used())
                .bind("phone", phoneIndex)
                .then();
    }

    @Override
    public Mono<Void> removeOld(Instant before) {
        return db.sql("delete from allowance where window_start < :before")
                .bind("before", before)
                .then()
                .then(db.sql("delete from login_code where sent_at < :before")
                        .bind("before", before)
                        .then());
    }

    private static LoginCode code(Readable row) {
        return new LoginCode(
                requireNonNull(row.get("code_id", UUID.class)),
                Purpose.valueOf(requireNonNull(row.get("purpose", String.class))),
                requireNonNull(row.get("code_hash", UUID.class)),
                requireNonNull(row.get("expires_at", Instant.class)),
                requireNonNull(row.get("wrong_tries", Integer.class)),
                requireNonNull(row.get("used", Boolean.class)));
    }
}
