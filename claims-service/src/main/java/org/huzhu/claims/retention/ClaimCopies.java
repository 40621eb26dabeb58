package org.huzhu.claims.retention;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What claims tell a person about himself: the sealed values are JSON and are told as they are kept. */
@Component
class ClaimCopies {

    private final DatabaseClient db;
    private final KeyRing keys;
    private final PrivacySettings settings;
    private final JsonMapper json;

    ClaimCopies(DatabaseClient db, KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.db = db;
        this.keys = keys;
        this.settings = settings;
        this.json = json;
    }

    Mono<Map<String, Object>> of(UUID personId) {
        return Flux.just(
                        Map.entry("claims", claims(personId)),
                        Map.entry("payouts", payouts(personId)),
                        Map.entry("stays", stays(personId)),
                        Map.entry("filings", filings(personId)),
                        Map.entry("applications", applications(personId)))
                .concatMap(part -> part.getValue().map(rows -> Map.entry(part.getKey(), rows)))
                .collect(LinkedHashMap::new, (copy, part) -> copy.put(part.getKey(), part.getValue()));
    }

    private Mono<List<Map<String, Object>>> claims(UUID personId) {
        var cipher = cipher("claim");
        return rows("""
                        select claim_id as id, product, category, origin, channel, state, created_at::text as filed_at,
                               closed_at::text as closed_at, amount::text as amount, reason, sealed_facts, sealed_person, sealed_payee
                        from claim where person_id = :person order by created_at, claim_id
                        """, personId, (row, told) -> {
            texts(
                    row,
                    told,
                    "product",
                    "category",
                    "origin",
                    "channel",
                    "state",
                    "filed_at",
                    "closed_at",
                    "amount",
                    "reason");
            var claim = PersonIds.bytes(id(row));
            told.put("facts", open(cipher, row, "sealed_facts", claim));
            told.put("applicant", open(cipher, row, "sealed_person", claim));
            told.put("payee", open(cipher, row, "sealed_payee", claim));
        });
    }

    private Mono<List<Map<String, Object>>> payouts(UUID personId) {
        var cipher = cipher("payout");
        return rows("""
                        select claim_id as id, state, amount::text as amount, changed_at::text as changed_at, sealed_payee
                        from payout where person_id = :person order by ordered_at, claim_id
                        """, personId, (row, told) -> {
            texts(row, told, "state", "amount", "changed_at");
            told.put("payee", open(cipher, row, "sealed_payee", PersonIds.bytes(id(row))));
        });
    }

    private Mono<List<Map<String, Object>>> stays(UUID personId) {
        var cipher = cipher("medical-record");
        return rows("""
                        select source, record_id, result, text, amount::text as amount, received_at::text as received_at,
                               sealed_record
                        from medical_record where person_id = :person order by received_at, record_id
                        """, personId, (row, told) -> {
            texts(row, told, "source", "record_id", "result", "text", "amount", "received_at");
            var record = told.get("source") + "\n" + told.get("record_id");
            told.put("record", open(cipher, row, "sealed_record", record.getBytes(StandardCharsets.UTF_8)));
        });
    }

    private Mono<List<Map<String, Object>>> filings(UUID personId) {
        var cipher = cipher("filing");
        return rows("""
                        select filing_id as id, kind, scenario, state, valid_from::text as valid_from, valid_to::text as valid_to,
                               reason, sealed_form
                        from filing where person_id = :person order by created_at, filing_id
                        """, personId, (row, told) -> {
            texts(row, told, "kind", "scenario", "state", "valid_from", "valid_to", "reason");
            told.put("form", open(cipher, row, "sealed_form", PersonIds.bytes(id(row))));
        });
    }

    private Mono<List<Map<String, Object>>> applications(UUID personId) {
        var cipher = cipher("application");
        return rows("""
                        select application_id as id, benefit_type, state, injured_on::text as injured_on,
                               submitted_on::text as submitted_on, finished_on::text as finished_on, reason, sealed_file
                        from injury_application where person_id = :person order by created_at, application_id
                        """, personId, (row, told) -> {
            texts(row, told, "benefit_type", "state", "injured_on", "submitted_on", "finished_on", "reason");
            told.put("file", open(cipher, row, "sealed_file", PersonIds.bytes(id(row))));
        });
    }

    private Mono<List<Map<String, Object>>> rows(
            String sql, UUID personId, BiConsumer<Readable, Map<String, Object>> tell) {
        return db.sql(sql)
                .bind("person", personId)
                .map(row -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    tell.accept(row, told);
                    return told;
                })
                .all()
                .collectList();
    }

    private FieldCipher cipher(String purpose) {
        return new FieldCipher(keys, purpose, settings.cipher());
    }

    private JsonNode open(FieldCipher cipher, Readable row, String column, byte[] belongsTo) {
        var sealed = requireNonNull(row.get(column, byte[].class));
        return FieldCipher.isErased(sealed) ? json.createObjectNode() : json.readTree(cipher.open(sealed, belongsTo));
    }

    private static UUID id(Readable row) {
        return requireNonNull(row.get("id", UUID.class));
    }

    private static void texts(Readable row, Map<String, Object> told, String... columns) {
        for (var column : columns) {
            var value = row.get(column, String.class);
            told.put(column, value == null ? "" : value);
        }
    }
}
