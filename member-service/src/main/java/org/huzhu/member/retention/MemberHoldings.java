package org.huzhu.member.retention;

import static java.util.Objects.requireNonNull;
import static org.huzhu.platform.retention.ErasableKind.Binding.FREE;
import static org.huzhu.platform.retention.ErasableKind.Binding.UNTIL_PERIOD_ENDS;
import static org.huzhu.platform.retention.ErasableKind.blanking;
import static org.huzhu.platform.retention.ErasableKind.deleting;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PersonIds;
import org.huzhu.platform.privacy.PersonVault;
import org.huzhu.platform.privacy.PrivacySettings;
import org.huzhu.platform.retention.ErasableKind;
import org.huzhu.platform.retention.Holdings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Membership, account, and the copies of coverages and claims that look-ups are answered from. All of it goes: what the
 * books need lies with the services it came from.
 */
@Component
class MemberHoldings implements Holdings {

    private static final String CLOSED = """
            case when t.state in ('COMPLETED', 'REJECTED', 'WITHDRAWN')
                 then (coalesce(t.completed_at, t.changed_at) at time zone 'Asia/Shanghai')::date end""";

    private static final String PHONE_OF_ACCOUNT =
            "t.phone_index = (select a.phone_index from account a where a.account_id = asked.account_id)";

    /** What is told as it lies there, by name of the part. */
    private static final Map<String, String> CLEAR = Map.of(
            "coverages",
            "select * from coverage where person_id = :person order by covered_from",
            "consents",
            "select code, version, given_at, withdrawn_at, channel from consent where person_id = :person order by given_at",
            "claims",
            """
            select claim_id, product, category, state, event_date, amount, reason, filed_at, completed_at
            from claim where person_id = :person order by filed_at""",
            "requests",
            """
            select request_id, kind, state, received_at, due_on, closed_at, answer
            from data_request where person_id = :person order by received_at""");

    private final DatabaseClient db;
    private final PersonVault vault;
    private final FieldCipher phones;
    private final JsonMapper json;

    MemberHoldings(DatabaseClient db, PersonVault vault, KeyRing keys, PrivacySettings settings, JsonMapper json) {
        this.db = db;
        this.vault = vault;
        this.phones = new FieldCipher(keys, "phone", settings.cipher());
        this.json = json;
    }

    @Override
    public String service() {
        return "member";
    }

    @Override
    public List<ErasableKind> kinds() {
        return List.of(
                deleting("claim", "claim").since(CLOSED, UNTIL_PERIOD_ENDS),
                deleting("coverage", "coverage").since("t.covered_to", UNTIL_PERIOD_ENDS),
                deleting("coverage-end", "coverage_end").since("t.ended_on", FREE),
                deleting("data-copy", "data_copy").since("(t.created_at at time zone 'Asia/Shanghai')::date", FREE),
                blanking("data-request", "data_request", "length(t.sealed_text) > 0", "sealed_text = ''::bytea")
                        .since("(t.closed_at at time zone 'Asia/Shanghai')::date", FREE),
                deleting("consent", "consent"),
                deleting("member", "member"),
                deleting("login-code", "login_code").ownedBy(PHONE_OF_ACCOUNT),
                deleting("session", "session").ofAccount("t.account_id"),
                deleting("account", "account").ofAccount("t.account_id"));
    }

    @Override
    public Mono<Map<String, Object>> copyOf(Subject subject) {
        return Flux.fromIterable(CLEAR.entrySet())
                .concatMap(
                        part -> rows(part.getValue(), subject.personId()).map(rows -> Map.entry(part.getKey(), rows)))
                .collect(LinkedHashMap<String, Object>::new, (copy, part) -> copy.put(part.getKey(), part.getValue()))
                .flatMap(copy -> identity(subject).map(identity -> {
                    copy.put("identity", identity);
                    return (Map<String, Object>) copy;
                }));
    }

    private Mono<JsonNode> rows(String select, UUID personId) {
        return db.sql("select coalesce(jsonb_agg(to_jsonb(found)), '[]')::text as rows from (" + select + ") as found")
                .bind("person", personId)
                .map(row -> json.readTree(requireNonNull(row.get("rows", String.class))))
                .one();
    }

    private Mono<Map<String, Object>> identity(Subject subject) {
        return db.sql("""
                        select m.sealed, m.channel, m.registered_at::text as registered_at, m.account_id, a.phone_sealed
                        from member m left join account a on a.account_id = m.account_id
                        where m.person_id = :person
                        """)
                .bind("person", subject.personId())
                .map(row -> {
                    var data = vault.open(subject.personId(), requireNonNull(row.get("sealed", byte[].class)));
                    var account = requireNonNull(row.get("account_id", UUID.class));
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("name", data.name());
                    told.put("idNumber", data.idNumber());
                    // None where an outside issuer knows the accounts.
                    Optional.ofNullable(row.get("phone_sealed", byte[].class))
                            .map(bytes -> phones.open(bytes, PersonIds.bytes(account)))
                            .ifPresent(phone -> told.put("phone", new String(phone, StandardCharsets.UTF_8)));
                    told.put("channel", requireNonNull(row.get("channel", String.class)));
                    told.put("registeredAt", requireNonNull(row.get("registered_at", String.class)));
                    return told;
                })
                .one()
                .defaultIfEmpty(Map.of());
    }

    @Override
    public String trailOf() {
        return """
                select 'PERSON', asked.person_id::text from asked
                union all
                select 'DATA_REQUEST', r.request_id::text from asked join data_request r on r.person_id = asked.person_id
                """;
    }
}
