package org.huzhu.claims.settlement.store;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.settlement.MedicalRecords;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.Settlement;
import org.huzhu.platform.web.Page;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresMedicalRecords implements MedicalRecords {

    /** One person's records are settled one after the other. Other locks of a person have other namespaces. */
    private static final String LOCK =
            "pg_advisory_xact_lock(hashtextextended('medical-record|' || :personId::text, 2))";

    private final DatabaseClient db;
    private final RecordSeals seals;
    private final RecordRows rows;
    private final Clock clock;

    PostgresMedicalRecords(DatabaseClient db, RecordSeals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.rows = new RecordRows(seals);
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> enter(UUID personId, Discharge discharge, UUID content) {
        return db.sql("""
                        with held as materialized (select %s)
                        insert into medical_record_owner (source, record_id, person_id, content)
                        select :source, :recordId, :personId, :content from held
                        on conflict (source, record_id) do nothing
                        """.formatted(LOCK))
                .bind("personId", personId)
                .bind("source", discharge.source())
                .bind("recordId", discharge.recordId())
                .bind("content", content)
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted == 1);
    }

    @Override
    public Mono<Known> known(String source, String recordId) {
        return db.sql("""
                        select o.content, r.*
                        from medical_record_owner o join medical_record r using (person_id, source, record_id)
                        where o.source = :source and o.record_id = :recordId
                        """)
                .bind("source", source)
                .bind("recordId", recordId)
                .map(row -> new Known(
                        requireNonNull(row.get("person_id", UUID.class)),
                        requireNonNull(row.get("content", UUID.class)),
                        RecordRows.settlement(row)))
                .one();
    }

    @Override
    public Mono<Void> keep(UUID personId, Discharge discharge, Settlement settlement, Instant receivedAt) {
        var insert = db.sql("""
                        insert into medical_record
                            (person_id, source, record_id, discharged_on, sealed_record, result, code, text, claim_ids, amount,
                             due_on, earliest_on, provisional, received_at, settled_at)
                        values
                            (:personId, :source, :recordId, :dischargedOn, :sealed, :result, :code, :text, :claimIds, :amount,
                             :dueOn, :earliestOn, :provisional, :receivedAt, :settledAt)
                        """)
                .bind("dischargedOn", discharge.dischargedOn())
                .bind("sealed", seals.seal(discharge))
                .bind("receivedAt", receivedAt);
        return settled(insert, personId, discharge, settlement, clock.instant()).then();
    }

    @Override
    public Mono<Void> resettle(UUID personId, Discharge discharge, Settlement settlement, Instant at) {
        var update = db.sql("""
                update medical_record
                set result = :result, code = :code, text = :text, claim_ids = :claimIds, amount = :amount, due_on = :dueOn,
                    earliest_on = :earliestOn, provisional = :provisional, settled_at = :settledAt
                where person_id = :personId and source = :source and record_id = :recordId and result = 'NOT_COVERED'
                """);
        return settled(update, personId, discharge, settlement, at).then();
    }

    @Override
    public Mono<Void> noteConflict(UUID personId, String source, String recordId) {
        return db.sql("""
                        update medical_record set conflicts = conflicts + 1
                        where person_id = :personId and source = :source and record_id = :recordId
                        """)
                .bind("personId", personId)
                .bind("source", source)
                .bind("recordId", recordId)
                .then();
    }

    @Override
    public Flux<Claimed> claimed(UUID personId, String product, LocalDate from, LocalDate to) {
        return db.sql("""
                        select responsibility, claim_id from claim_item
                        where person_id = :personId and product = :product and live
                          and happened && daterange(:from, greatest(:to, (:from)::date + 1), '[)')
                        order by claim_id, position
                        """)
                .bind("personId", personId)
                .bind("product", product)
                .bind("from", from)
                .bind("to", to)
                .map(row -> new Claimed(
                        requireNonNull(row.get("responsibility", String.class)),
                        requireNonNull(row.get("claim_id", UUID.class))))
                .all();
    }

    @Override
    public Flux<Waiting> lockWaiting(UUID personId, Instant since) {
        return db.sql("select 1 as locked from (select %s) as held".formatted(LOCK))
                .bind("personId", personId)
                .fetch()
                .one()
                .thenMany(Flux.defer(() -> waiting(personId, since)));
    }

    private Flux<Waiting> waiting(UUID personId, Instant since) {
        return db.sql("""
                        select source, record_id, sealed_record, received_at from medical_record
                        where person_id = :personId and result = 'NOT_COVERED' and received_at >= :since
                        order by discharged_on, seq
                        """)
                .bind("personId", personId)
                .bind("since", since)
                .map(rows::waiting)
                .all();
    }

    @Override
    public Mono<Entry> find(String recordId, Optional<String> source) {
        return db.sql("""
                        select r.*
                        from medical_record_owner o join medical_record r using (person_id, source, record_id)
                        where o.record_id = :recordId and (:source = '' or o.source = :source)
                        order by r.seq desc limit 1
                        """)
                .bind("recordId", recordId)
                .bind("source", source.orElse(""))
                .map(rows::entry)
                .one();
    }

    @Override
    public Mono<Page<Entry>> list(Filter filter, Page.Request page) {
        var found = filtered("""
                        select * from medical_record where %s and seq > :after order by seq limit :limit
                        """, filter)
                .bind("after", page.afterNumber(0))
                .bind("limit", page.limit() + 1)
                .map(rows::entry)
                .all()
                .collectList();
        var total = filtered("select count(*) as total from medical_record where %s", filter)
                .map(row -> requireNonNull(row.get("total", Long.class)))
                .one();
        return Mono.zip(found, total)
                .map(both -> Page.of(both.getT1(), page.limit(), both.getT2(), entry -> String.valueOf(entry.seq())));
    }

    private GenericExecuteSpec filtered(String select, Filter filter) {
        var where = """
                (:anyPerson or person_id = :person) and (:result = '' or result = :result)
                and (:source = '' or source = :source) and (conflicts > 0 or not :conflicting)
                """;
        return db.sql(select.formatted(where))
                .bind("anyPerson", filter.personId().isEmpty())
                .bind("person", filter.personId().orElse(new UUID(0, 0)))
                .bind("result", filter.result().map(Enum::name).orElse(""))
                .bind("source", filter.source().orElse(""))
                .bind("conflicting", filter.conflicting());
    }

    private static GenericExecuteSpec settled(
            GenericExecuteSpec statement, UUID personId, Discharge discharge, Settlement settlement, Instant at) {
        var bound = statement
                .bind("personId", personId)
                .bind("source", discharge.source())
                .bind("recordId", discharge.recordId())
                .bind("result", settlement.result().name())
                .bind("code", settlement.code())
                .bind("text", settlement.text())
                .bind("claimIds", settlement.claimIds().toArray(UUID[]::new))
                .bind("provisional", settlement.provisional())
                .bind("settledAt", at);
        bound = bind(bound, "amount", settlement.amount(), BigDecimal.class);
        bound = bind(bound, "dueOn", settlement.dueOn(), LocalDate.class);
        return bind(bound, "earliestOn", settlement.earliestOn(), LocalDate.class);
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, Optional<T> value, Class<T> type) {
        return value.map(known -> statement.bind(name, known)).orElseGet(() -> statement.bindNull(name, type));
    }
}
