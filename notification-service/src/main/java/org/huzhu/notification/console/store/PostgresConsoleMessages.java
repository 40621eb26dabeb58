package org.huzhu.notification.console.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.console.ConsoleMessages;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresConsoleMessages implements ConsoleMessages {

    private static final int PHONE_LENGTH = 11;

    private final DatabaseClient db;
    private final FieldCipher cipher;
    private final BlindIndex phones;

    PostgresConsoleMessages(DatabaseClient db, KeyRing keys, PrivacySettings settings) {
        this.db = db;
        this.cipher = new FieldCipher(keys, "console-message", settings.cipher());
        this.phones = new BlindIndex(keys, "phone");
    }

    @Override
    public Mono<Void> keep(Message message) {
        var clear = (message.phone().value() + message.text()).getBytes(StandardCharsets.UTF_8);
        return db.sql("""
            insert into console_message (id, phone_index, template, sealed, sent_at)
            values (:id, :phoneIndex, :template, :sealed, :sentAt)
            on conflict do nothing
            """)
                .bind("id", message.id())
                .bind("phoneIndex", phones.of(message.phone().value()))
                .bind("template", message.template())
                .bind("sealed", cipher.seal(clear, PersonIds.bytes(message.id())))
                .bind("sentAt", message.sentAt())
                .then();
    }

    @Override
    public Flux<Message> newest(Optional<MobileNumber> phone, int limit) {
        var all = db.sql("""
            select id, template, sealed, sent_at
            from console_message
            where :everybody or phone_index = :phoneIndex
            order by sent_at desc, seq desc
            limit :limit
            """)
                .bind("everybody", phone.isEmpty())
                .bind("phoneIndex", phones.of(phone.map(MobileNumber::value).orElse("")))
                .bind("limit", limit);
        return all.mapProperties(MessageRow.class).all().map(this::open);
    }

    @Override
    public Mono<Boolean> has(UUID id) {
        return db.sql("select exists (select 1 from console_message where id = :id) as kept")
                .bind("id", id)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<Void> forgetBefore(Instant time) {
        return db.sql("delete from console_message where sent_at < :time")
                .bind("time", time)
                .then();
    }

    private Message open(MessageRow row) {
        var clear = new String(cipher.open(row.sealed(), PersonIds.bytes(row.id())), StandardCharsets.UTF_8);
        var phone = new MobileNumber(clear.substring(0, PHONE_LENGTH));
        return new Message(row.id(), phone, row.template(), clear.substring(PHONE_LENGTH), row.sentAt());
    }

    record MessageRow(UUID id, String template, byte[] sealed, Instant sentAt) {}
}
