package org.huzhu.platform.idempotency;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table behind the filter. Bodies are sealed, because an answer may hold a client secret or a member's name. */
class StoredAnswers {

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final DatabaseClient db;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final Clock clock;

    StoredAnswers(DatabaseClient db, FieldCipher cipher, JsonMapper json, Clock clock) {
        this.db = db;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    record StoredAnswer(String request, byte[] bodyHash, Answer answer) {

        boolean matches(String otherRequest, byte[] otherHash) {
            return request.equals(otherRequest) && MessageDigest.isEqual(bodyHash, otherHash);
        }
    }

    /** Takes the key until the transaction ends. Empty while another transaction holds it; {@code Optional.empty} the first time. */
    Mono<Optional<StoredAnswer>> begin(String caller, String key) {
        return db.sql("select request, body_hash, status, headers, sealed from idempotency_begin(:caller, :key)")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, _) -> Optional.ofNullable(row.get("status", Integer.class))
                        .map(status -> answer(row, status, caller, key)))
                .one();
    }

    private StoredAnswer answer(Readable row, int status, String caller, String key) {
        var headers = new HashMap<>(json.readValue(row.get("headers", String.class), HEADERS));
        headers.put(IdempotencyFilter.REPLAYED, List.of("true"));
        var body = cipher.open(bytes(row.get("sealed", byte[].class)), belongsTo(caller, key));
        return new StoredAnswer(
                String.valueOf(row.get("request", String.class)),
                bytes(row.get("body_hash", byte[].class)),
                new Answer(status, headers, body, Optional.empty()));
    }

    Mono<Void> store(String caller, String key, String request, byte[] bodyHash, Answer answer) {
        return db.sql("""
                        insert into idempotency (caller, key, request, body_hash, status, headers, sealed, created_at)
                        values (:caller, :key, :request, :bodyHash, :status, :headers::jsonb, :sealed, :now)
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .bind("request", request)
                .bind("bodyHash", bodyHash)
                .bind("status", answer.status())
                .bind("headers", json.writeValueAsString(answer.headers()))
                .bind("sealed", cipher.seal(answer.body(), belongsTo(caller, key)))
                .bind("now", clock.instant())
                .then();
    }

    private static byte[] belongsTo(String caller, String key) {
        return (caller + "|" + key).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte @org.jspecify.annotations.Nullable [] value) {
        return value == null ? new byte[0] : value;
    }
}
