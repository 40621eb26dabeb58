package org.huzhu.notification.recipient.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.notification.recipient.Recipients;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresRecipients implements Recipients {

    private final DatabaseClient db;
    private final FieldCipher cipher;
    private final BlindIndex phones;

    PostgresRecipients(DatabaseClient db, KeyRing keys, PrivacySettings settings) {
        this.db = db;
        this.cipher = new FieldCipher(keys, "recipient", settings.cipher());
        this.phones = new BlindIndex(keys, "phone");
    }

    @Override
    public Mono<Void> remember(UUID accountId, MobileNumber phone, Instant verifiedAt) {
        return db.sql("""
            insert into recipient (account_id, phone_index, sealed_phone, verified_at)
            values (:accountId, :phoneIndex, :sealedPhone, :verifiedAt)
            on conflict (account_id) do update
            set phone_index = excluded.phone_index,
                sealed_phone = excluded.sealed_phone,
                verified_at = excluded.verified_at,
                undeliverable_since = null
            """)
                .bind("accountId", accountId)
                .bind("phoneIndex", phones.of(phone.value()))
                .bind("sealedPhone", seal(phone, accountId))
                .bind("verifiedAt", verifiedAt)
                .then();
    }

    @Override
    public Mono<MobileNumber> phoneOf(UUID accountId) {
        return db.sql("select sealed_phone from recipient where account_id = :accountId")
                .bind("accountId", accountId)
                .mapValue(byte[].class)
                .one()
                .map(bytes -> new MobileNumber(
                        new String(cipher.open(bytes, PersonIds.bytes(accountId)), StandardCharsets.UTF_8)));
    }

    @Override
    public Mono<Boolean> hasOptedOut(MobileNumber phone) {
        return db.sql("select exists (select 1 from sms_opt_out where phone_index = :phoneIndex) as listed")
                .bind("phoneIndex", phones.of(phone.value()))
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Boolean> optOut(OptOut optOut) {
        var id = UUID.randomUUID();
        return db.sql("""
            insert into sms_opt_out (phone_index, id, sealed_phone, since, set_by)
            values (:phoneIndex, :id, :sealedPhone, :since, :setBy)
            on conflict (phone_index) do nothing
            """)
                .bind("phoneIndex", phones.of(optOut.phone().value()))
                .bind("id", id)
                .bind("sealedPhone", seal(optOut.phone(), id))
                .bind("since", optOut.since())
                .bind("setBy", optOut.setBy())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Boolean> optIn(MobileNumber phone) {
        return db.sql("delete from sms_opt_out where phone_index = :phoneIndex")
                .bind("phoneIndex", phones.of(phone.value()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Void> markReachable(UUID accountId, boolean reachable, Instant at) {
        return db.sql("""
            update recipient
            set undeliverable_since = case when :reachable then null else coalesce(undeliverable_since, :at) end
            where account_id = :accountId
              and (undeliverable_since is not null or not :reachable)
            """)
                .bind("reachable", reachable)
                .bind("at", at)
                .bind("accountId", accountId)
                .then();
    }

    private byte[] seal(MobileNumber phone, UUID belongsTo) {
        return cipher.seal(phone.value().getBytes(StandardCharsets.UTF_8), PersonIds.bytes(belongsTo));
    }
}
