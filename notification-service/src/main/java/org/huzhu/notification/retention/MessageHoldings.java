package org.huzhu.notification.retention;

import static java.util.Objects.requireNonNull;
import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.blanking;
import static org.huzhu.platform.retention.ErasableKind.deleting;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.retention.ErasableKind;
import org.huzhu.platform.retention.Holdings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Phones and words of messages. Whom a message was for is known by account and phone, never by person; the rows stay, so
 * that what was sent and what it cost still adds up.
 */
@Component
class MessageHoldings implements Holdings {

    private static final String PHONE_OF_ACCOUNT =
            "t.phone_index = (select r.phone_index from recipient r where r.account_id = asked.account_id)";

    private static final String FORGOTTEN = """
            sealed_phone = null, sealed_parameters = null,
            phone_index = case when phone_index is null then null else '00000000-0000-0000-0000-000000000000'::uuid end""";

    private final DatabaseClient db;
    private final FieldCipher phones;
    private final FieldCipher words;
    private final JsonMapper json;

    MessageHoldings(DatabaseClient db, KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.db = db;
        this.phones = new FieldCipher(keys, "sms-phone", settings.cipher());
        this.words = new FieldCipher(keys, "sms-words", settings.cipher());
        this.json = json;
    }

    @Override
    public String service() {
        return "notification";
    }

    /** The recipient goes last: the phone of an account is looked up there. */
    @Override
    public List<ErasableKind> kinds() {
        return List.of(
                blanking("sms-text", "sms_message", """
                        t.closed_at is not null and (t.sealed_phone is not null or t.sealed_parameters is not null
                            or t.phone_index <> '00000000-0000-0000-0000-000000000000'::uuid)""", FORGOTTEN)
                        .since("(t.closed_at at time zone 'Asia/Shanghai')::date", FREE)
                        .ownedBy("(t.account_id = asked.account_id or " + PHONE_OF_ACCOUNT + ")"),
                deleting("console", "console_message")
                        .since("(t.sent_at at time zone 'Asia/Shanghai')::date", FREE)
                        .ownedBy(PHONE_OF_ACCOUNT),
                deleting("opt-out", "sms_opt_out").ownedBy(PHONE_OF_ACCOUNT),
                deleting("recipient", "recipient").ofAccount("t.account_id"));
    }

    @Override
    public Mono<Map<String, Object>> copyOf(Subject subject) {
        return db.sql("""
                        select t.id, t.template, t.category, t.state, t.created_at::text as created_at, t.sealed_phone,
                               t.sealed_parameters
                        from sms_message t cross join (select :account::uuid as account_id) asked
                        where t.account_id = asked.account_id or %s
                        order by t.seq
                        """.formatted(PHONE_OF_ACCOUNT))
                .bind("account", subject.accountId())
                .map(this::told)
                .all()
                .collectList()
                .map(messages -> Map.of("messages", messages));
    }

    private Map<String, Object> told(Readable row) {
        var id = PersonIds.bytes(requireNonNull(row.get("id", UUID.class)));
        var told = new LinkedHashMap<String, Object>();
        for (var column : List.of("template", "category", "state", "created_at")) {
            told.put(column, requireNonNull(row.get(column, String.class)));
        }
        opened(phones, row.get("sealed_phone", byte[].class), id)
                .ifPresent(clear -> told.put("phone", new String(clear, StandardCharsets.UTF_8)));
        opened(words, row.get("sealed_parameters", byte[].class), id)
                .ifPresent(clear -> told.put("parameters", json.readValue(clear, JsonNode.class)));
        return told;
    }

    private static Optional<byte[]> opened(
            FieldCipher cipher, byte @org.jspecify.annotations.Nullable [] sealed, byte[] belongsTo) {
        return sealed == null ? Optional.empty() : Optional.of(cipher.open(sealed, belongsTo));
    }

    @Override
    public String trailOf() {
        return """
                select 'PHONE', r.phone_index::text from asked join recipient r on r.account_id = asked.account_id
                """;
    }
}
