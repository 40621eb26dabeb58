package org.huzhu.member.rights.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.member.rights.DataRequestStore;
import org.huzhu.member.rights.domain.DataRequest;
import org.huzhu.member.rights.domain.DataRequest.Answer;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.privacy.PrivacySettings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class PostgresDataRequests implements DataRequestStore {

    private static final String SELECT = """
            select r.*, coalesce((
                select jsonb_agg(jsonb_build_object('service', a.service, 'outcome', a.outcome, 'rows', a.rows, 'kept', a.kept,
                                                    'at', a.answered_at) order by a.answered_at, a.service)
                from data_answer a
                where a.person_id = r.person_id and a.request_id = r.request_id), '[]')::text as answers
            from data_request r
            """;

    private final DatabaseClient db;
    private final FieldCipher cipher;
    private final RequestRows rows;
    private final JsonMapper json;
    private final Clock clock;

    PostgresDataRequests(DatabaseClient db, KeyRing keys, PrivacySettings settings, JsonMapper json, Clock clock) {
        this.db = db;
        this.cipher = new FieldCipher(keys, "data-request", settings.cipher());
        this.rows = new RequestRows(json);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> add(DataRequest request, String text) {
        var facts = request.facts();
        return db.sql("""
                        insert into data_request
                            (person_id, request_id, account_id, kind, state, received_at, due_on, sealed_text)
                        values (:person, :request, :account, :kind, :state, :at, :due, :text)
                        on conflict do nothing
                        """)
                .bind("person", facts.personId())
                .bind("request", facts.requestId())
                .bind("account", facts.accountId())
                .bind("kind", facts.kind().name())
                .bind("state", request.state())
                .bind("at", facts.receivedAt())
                .bind("due", facts.dueOn())
                .bind("text", text.isEmpty() ? new byte[0] : cipher.seal(text.getBytes(UTF_8), key(facts.requestId())))
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    @Override
    public Mono<DataRequest> lock(UUID requestId) {
        return one(SELECT + "where r.request_id = :request for update of r", requestId);
    }

    @Override
    public Mono<DataRequest> find(UUID requestId) {
        return one(SELECT + "where r.request_id = :request", requestId);
    }

    @Override
    public Flux<DataRequest> ofPerson(UUID personId) {
        return db.sql(SELECT + "where r.person_id = :person order by r.received_at desc, r.request_id")
                .bind("person", personId)
                .map(rows::request)
                .all();
    }

    @Override
    public Flux<DataRequest> queue(boolean all) {
        return db.sql(SELECT + """
                        where r.state in ('RECEIVED', 'WAITING') or (:all and r.closed_at > :since)
                        order by (r.closed_at is not null), r.due_on, r.received_at, r.request_id
                        limit 500
                        """)
                .bind("all", all)
                .bind("since", clock.instant().minus(java.time.Duration.ofDays(365)))
                .map(rows::request)
                .all();
    }

    @Override
    public Mono<Void> save(DataRequest request, String handledBy) {
        var facts = request.facts();
        var closed = closed(request);
        var update = db.sql("""
                        update data_request
                        set state = :state, answer = :answer, closed_at = :closedAt,
                            handled_by = case when :by = '' then handled_by else :by end
                        where person_id = :person and request_id = :request
                        """)
                .bind("state", request.state())
                .bind("answer", closed.map(DataRequest.Closed::answer).orElse(""))
                .bind("by", handledBy)
                .bind("person", facts.personId())
                .bind("request", facts.requestId());
        var complete = closed.map(DataRequest.Closed::at)
                .map(at -> update.bind("closedAt", at))
                .orElseGet(() -> update.bindNull("closedAt", Instant.class));
        return complete.then()
                .then(Flux.fromIterable(answers(request))
                        .concatMap(answer -> save(facts, answer))
                        .then());
    }

    private Mono<Void> save(DataRequest.Facts facts, Answer answer) {
        return db.sql("""
                        insert into data_answer (person_id, request_id, service, outcome, rows, kept, answered_at)
                        values (:person, :request, :service, :outcome, :rows, :kept::jsonb, :at)
                        on conflict (person_id, request_id, service) do update
                            set outcome = excluded.outcome, rows = excluded.rows, kept = excluded.kept,
                                answered_at = excluded.answered_at
                        """)
                .bind("person", facts.personId())
                .bind("request", facts.requestId())
                .bind("service", answer.service())
                .bind("outcome", answer.outcome())
                .bind("rows", answer.rows())
                .bind("kept", json.writeValueAsString(answer.kept()))
                .bind("at", answer.at())
                .then();
    }

    @Override
    public Mono<String> text(UUID requestId) {
        return db.sql("select sealed_text from data_request where request_id = :request")
                .bind("request", requestId)
                .map(row -> requireNonNull(row.get("sealed_text", byte[].class)))
                .one()
                .map(bytes -> FieldCipher.isErased(bytes) ? "" : new String(cipher.open(bytes, key(requestId)), UTF_8));
    }

    @Override
    public Mono<Void> keepCopy(DataRequest.Facts facts, String service, byte[] part) {
        return db.sql("""
                        insert into data_copy (person_id, request_id, service, sealed, created_at)
                        values (:person, :request, :service, :sealed, :at)
                        on conflict do nothing
                        """)
                .bind("person", facts.personId())
                .bind("request", facts.requestId())
                .bind("service", service)
                .bind("sealed", cipher.seal(part, key(facts.requestId())))
                .bind("at", clock.instant())
                .then();
    }

    @Override
    public Mono<Map<String, byte[]>> copies(DataRequest.Facts facts) {
        return db.sql("""
                        select service, sealed from data_copy where person_id = :person and request_id = :request order by service
                        """)
                .bind("person", facts.personId())
                .bind("request", facts.requestId())
                .map(row -> Map.entry(
                        requireNonNull(row.get("service", String.class)),
                        cipher.open(requireNonNull(row.get("sealed", byte[].class)), key(facts.requestId()))))
                .all()
                .collect(LinkedHashMap::new, (copies, part) -> copies.put(part.getKey(), part.getValue()));
    }

    @Override
    public Mono<DataRequest> latestCopy(UUID personId) {
        return db.sql(SELECT + """
                        where r.person_id = :person and r.kind = 'EXPORT' and r.state = 'DONE'
                          and exists (select from data_copy c where c.person_id = r.person_id and c.request_id = r.request_id)
                        order by r.closed_at desc limit 1
                        """).bind("person", personId).map(rows::request).one();
    }

    @Override
    public Mono<Optional<UUID>> erasableAccount(UUID accountId) {
        return db.sql("""
                        select not exists (select from staff_role where account_id = :account)
                           and not exists (select from unit where handler_account_id = :account) as alone
                        """)
                .bind("account", accountId)
                .map(row -> Boolean.TRUE.equals(row.get("alone", Boolean.class))
                        ? Optional.of(accountId)
                        : Optional.<UUID>empty())
                .one();
    }

    @Override
    public Mono<Map<String, Long>> due(LocalDate today) {
        return db.sql("""
                        select case when due_on < :today then 'OVERDUE' when due_on = :today then 'TODAY'
                                    when due_on <= :today + 3 then 'THREE_DAYS' else 'LATER' end as due_window, count(*) as requests
                        from data_request where state in ('RECEIVED', 'WAITING') group by due_window
                        """)
                .bind("today", today)
                .map(row -> Map.entry(
                        requireNonNull(row.get("due_window", String.class)),
                        requireNonNull(row.get("requests", Long.class))))
                .all()
                .collect(HashMap::new, (counts, row) -> counts.put(row.getKey(), row.getValue()));
    }

    private Mono<DataRequest> one(String sql, UUID requestId) {
        GenericExecuteSpec spec = db.sql(sql).bind("request", requestId);
        return spec.map(rows::request).one();
    }

    private static Optional<DataRequest.Closed> closed(DataRequest request) {
        return request instanceof DataRequest.Closed closed ? Optional.of(closed) : Optional.empty();
    }

    private static List<Answer> answers(DataRequest request) {
        return switch (request) {
            case DataRequest.Received _ -> List.of();
            case DataRequest.Waiting waiting -> waiting.answers();
            case DataRequest.Closed closed -> closed.answers();
        };
    }

    private static byte[] key(UUID requestId) {
        return requestId.toString().getBytes(UTF_8);
    }
}
