package org.huzhu.member.key.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.RSAKey;
import io.r2dbc.spi.Readable;
import java.text.ParseException;
import java.time.Instant;
import org.huzhu.member.key.KeyStore;
import org.huzhu.member.key.StoredKey;
import org.huzhu.member.key.domain.SigningKey;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresKeys implements KeyStore {

    private final DatabaseClient db;
    private final FieldCipher cipher;

    PostgresKeys(DatabaseClient db, KeyRing keys, PrivacySettings settings) {
        this.db = db;
        this.cipher = new FieldCipher(keys, "signing-key", settings.cipher());
    }

    @Override
    public Flux<StoredKey> all() {
        return db.sql("select kid, private_sealed, created_at, signs_from from signing_key order by signs_from")
                .map(this::key)
                .all();
    }

    @Override
    public Mono<Void> lock() {
        return db.sql(
                        "select 1 as locked from (select pg_advisory_xact_lock(hashtextextended('signing-key', 3))) as held")
                .fetch()
                .one()
                .then();
    }

    @Override
    public Mono<Void> add(StoredKey stored) {
        var kid = stored.key().kid();
        return db.sql("""
                        insert into signing_key (kid, public_jwk, private_sealed, created_at, signs_from)
                        values (:kid, :publicJwk, :sealed, :createdAt, :signsFrom)
                        """)
                .bind("kid", kid)
                .bind("publicJwk", stored.pair().toPublicJWK().toJSONString())
                .bind("sealed", cipher.seal(stored.pair().toJSONString().getBytes(UTF_8), kid.getBytes(UTF_8)))
                .bind("createdAt", stored.key().createdAt())
                .bind("signsFrom", stored.key().signsFrom())
                .then();
    }

    @Override
    public Mono<Void> remove(String kid) {
        return db.sql("delete from signing_key where kid = :kid")
                .bind("kid", kid)
                .then();
    }

    private StoredKey key(Readable row) {
        var kid = requireNonNull(row.get("kid", String.class));
        var sealed = requireNonNull(row.get("private_sealed", byte[].class));
        try {
            return new StoredKey(
                    new SigningKey(
                            kid,
                            requireNonNull(row.get("created_at", Instant.class)),
                            requireNonNull(row.get("signs_from", Instant.class))),
                    RSAKey.parse(new String(cipher.open(sealed, kid.getBytes(UTF_8)), UTF_8)));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + kid + " cannot be read", e);
        }
    }
}
