package org.huzhu.notification.sms.store;

import static org.huzhu.notification.sms.store.SmsRow.COLUMNS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.sms.SmsStore;
import org.huzhu.notification.sms.domain.Recipient;
import org.huzhu.notification.sms.domain.SmsMessage;
import org.huzhu.notification.sms.domain.SmsState;
import org.huzhu.notification.sms.domain.Usage;
import org.huzhu.notification.template.domain.Category;
import org.huzhu.platform.telemetry.TraceContext;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresSms implements SmsStore {

    private final DatabaseClient db;
    private final SmsSeals seals;
    private final Clock clock;

    PostgresSms(DatabaseClient db, SmsSeals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> add(Intent intent) {
        var id = UUID.randomUUID();
        var account = switch (intent.recipient()) {
            case Recipient.OfAccount of -> Optional.of(of.accountId());
            case Recipient.OfPhone _ -> Optional.<UUID>empty();
        };
        var phone = switch (intent.recipient()) {
            case Recipient.OfAccount _ -> Optional.<MobileNumber>empty();
            case Recipient.OfPhone of -> Optional.of(of.phone());
        };
        return TraceContext.current()
                .flatMap(trace -> db.sql("""
            insert into sms_message
                (id, business_key, template, category, account_id, phone_index, sealed_phone, sealed_parameters,
                 state, due_at, valid_until, created_at, traceparent)
            values
                (:id, :businessKey, :template, :category, :accountId, :phoneIndex, :sealedPhone, :sealedParameters,
                 'PENDING', :now, :validUntil, :now, :traceparent)
            on conflict (business_key) do nothing
            """)
                        .bind("id", id)
                        .bind("businessKey", intent.businessKey())
                        .bind("template", intent.template())
                        .bind("category", intent.category().name())
                        .bind("accountId", optional(account, UUID.class))
                        .bind("phoneIndex", optional(phone.map(seals::index), UUID.class))
                        .bind("sealedPhone", optional(phone.map(number -> seals.seal(number, id)), byte[].class))
                        .bind("sealedParameters", seals.seal(intent.parameters(), id))
                        .bind("now", intent.now())
                        .bind("validUntil", intent.validUntil())
                        .bind("traceparent", trace.traceparent())
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    @Override
    public Flux<Leased> leasePending(UUID lease, Instant now, Duration leaseTime, int limit) {
        return lease("""
            update sms_message set lease = :lease, lease_until = :leaseUntil
            where id in (
                select m.id from sms_message m
                where m.due_at <= :now
                  and m.state = 'PENDING'
                  and (m.lease_until is null or m.lease_until <= :now)
                  and (m.account_id is null or exists (
                      select 1 from recipient r where r.account_id = m.account_id))
                order by m.due_at
                limit :limit
                for update skip locked)
            returning id, traceparent
            """, lease, now, leaseTime, limit);
    }

    @Override
    public Flux<Leased> leaseForQuestions(UUID lease, Instant now, Duration leaseTime, int limit) {
        return lease("""
            update sms_message set lease = :lease, lease_until = :leaseUntil
            where id in (
                select m.id from sms_message m
                where m.due_at <= :now
                  and m.state in ('ACCEPTED', 'UNKNOWN')
                  and (m.lease_until is null or m.lease_until <= :now)
                order by m.due_at
                limit :limit
                for update skip locked)
            returning id, traceparent
            """, lease, now, leaseTime, limit);
    }

    private Flux<Leased> lease(String sql, UUID lease, Instant now, Duration leaseTime, int limit) {
        return db.sql(sql)
                .bind("lease", lease)
                .bind("leaseUntil", now.plus(leaseTime))
                .bind("now", now)
                .bind("limit", limit)
                .mapProperties(Leased.class)
                .all();
    }

    @Override
    public Mono<Opened> lockLeased(UUID id, UUID lease) {
        return rows(db.sql("select " + COLUMNS + " from sms_message m where m.id = :id and m.lease = :lease for update")
                        .bind("id", id)
                        .bind("lease", lease))
                .next()
                .map(this::open);
    }

    private Opened open(SmsRow row) {
        return new Opened(
                row.toMessage(),
                Optional.ofNullable(row.sealedPhone()).map(bytes -> seals.phone(bytes, row.id())),
                Optional.ofNullable(row.sealedParameters())
                        .map(bytes -> seals.parameters(bytes, row.id()))
                        .orElse(Map.of()));
    }

    @Override
    public Mono<SmsMessage> lock(UUID id) {
        return rows(db.sql("select " + COLUMNS + " from sms_message m where m.id = :id for update")
                        .bind("id", id))
                .next()
                .map(SmsRow::toMessage);
    }

    @Override
    public Mono<SmsMessage> lockByReceipt(String provider, DeliveryReceipt receipt) {
        return rows(db.sql("select " + COLUMNS + """
             from sms_message m
            where m.id = :outId
               or (m.provider = :provider and m.reference = :reference and m.reference <> '')
            order by (m.id = :outId) desc nulls last
            limit 1
            for update
            """)
                        .bind("outId", optional(receipt.messageId(), UUID.class))
                        .bind("provider", provider)
                        .bind("reference", receipt.reference()))
                .next()
                .map(SmsRow::toMessage);
    }

    @Override
    public Flux<SmsMessage> lockOverdue(Instant now, int limit) {
        return rows(db.sql("select " + COLUMNS + """
             from sms_message m
            where (m.state = 'SENDING' and m.lease_until <= :now)
               or (m.state = 'PENDING' and m.valid_until <= :now
                   and (m.lease_until is null or m.lease_until <= :now))
            order by m.seq
            limit :limit
            for update skip locked
            """).bind("now", now).bind("limit", limit))
                .map(SmsRow::toMessage);
    }

    @Override
    public Mono<Void> lockName(String name) {
        return db.sql("select 1 as locked from (select pg_advisory_xact_lock(hashtextextended(:name, 2))) as held")
                .bind("name", name)
                .fetch()
                .one()
                .then();
    }

    @Override
    public Mono<Usage> lockUsage(MobileNumber phone, Category category, Instant now) {
        var index = seals.index(phone);
        return lockName("phone|" + index)
                .then(db.sql("""
                    select count(*) filter (where category = :category and started_at >= :minute) as minute,
                           count(*) filter (where category = :category and started_at >= :hour) as hour,
                           count(*) filter (where category = :category) as day,
                           count(*) as all_day
                    from sms_message
                    where phone_index = :phoneIndex and started_at > :dayAgo
                    """)
                        .bind("category", category.name())
                        .bind("minute", now.truncatedTo(ChronoUnit.MINUTES))
                        .bind("hour", now.truncatedTo(ChronoUnit.HOURS))
                        .bind("phoneIndex", index)
                        .bind("dayAgo", now.minus(Duration.ofDays(1)))
                        .mapProperties(Usage.class)
                        .one());
    }

    /**
     * The number is fixed now: receipts and questions are about the one it went to, also when the account changes it
     * later.
     */
    @Override
    public Mono<Void> depart(Departure departure) {
        return db.sql("""
            update sms_message
            set state = 'SENDING', attempts = :attempts, due_at = null, lease_until = :leaseUntil,
                provider = :provider, reference = '', reason = '', started_at = :startedAt,
                phone_index = :phoneIndex, sealed_phone = :sealedPhone,
                template_version = :templateVersion, parts = :parts
            where id = :id
            """)
                .bind("attempts", departure.state().attempts())
                .bind("leaseUntil", departure.state().leaseUntil())
                .bind("provider", departure.state().provider())
                .bind("startedAt", departure.state().startedAt())
                .bind("phoneIndex", seals.index(departure.phone()))
                .bind("sealedPhone", seals.seal(departure.phone(), departure.id()))
                .bind("templateVersion", departure.templateVersion())
                .bind("parts", departure.parts())
                .bind("id", departure.id())
                .then();
    }

    @Override
    public Mono<Void> handOver(UUID id, String provider) {
        return db.sql("update sms_message set provider = :provider where id = :id and state = 'SENDING'")
                .bind("provider", provider)
                .bind("id", id)
                .then();
    }

    /** A code is forgotten as soon as it cannot be needed for another try. */
    @Override
    public Mono<Void> save(SmsMessage message, SmsState state) {
        var columns = SmsRow.Columns.of(state, clock.instant());
        var forget = message.category() == Category.CODE && !(state instanceof SmsState.Pending);
        return db.sql("""
            update sms_message
            set state = :state, attempts = coalesce(:attempts, attempts), due_at = :dueAt,
                lease = null, lease_until = null,
                provider = coalesce(:provider, provider), reference = coalesce(:reference, reference),
                reason = :reason, taken_at = coalesce(:takenAt, taken_at), closed_at = :closedAt,
                sealed_parameters = case when :forget then null else sealed_parameters end
            where id = :id
            """)
                .bind("state", columns.state().name())
                .bind("attempts", optional(columns.attempts(), Integer.class))
                .bind("dueAt", optional(columns.dueAt(), Instant.class))
                .bind("provider", optional(columns.provider(), String.class))
                .bind("reference", optional(columns.reference().filter(text -> !text.isBlank()), String.class))
                .bind("reason", columns.reason())
                .bind("takenAt", optional(columns.takenAt(), Instant.class))
                .bind("closedAt", optional(columns.closedAt(), Instant.class))
                .bind("forget", forget)
                .bind("id", message.id())
                .then();
    }

    @Override
    public Mono<Void> release(UUID id, UUID lease) {
        return db.sql("""
            update sms_message set lease = null, lease_until = null
            where id = :id and lease = :lease and state <> 'SENDING'
            """).bind("id", id).bind("lease", lease).then();
    }

    @Override
    public Mono<Long> forget(Instant closedBefore) {
        return db.sql("""
            update sms_message set sealed_phone = null, sealed_parameters = null
            where id in (
                select id from sms_message
                where closed_at < :closedBefore and sealed_parameters is not null
                limit 10000)
            """).bind("closedBefore", closedBefore).fetch().rowsUpdated();
    }

    private static Flux<SmsRow> rows(GenericExecuteSpec statement) {
        return statement.mapProperties(SmsRow.class).all();
    }

    private static <T> Parameter optional(Optional<T> value, Class<T> type) {
        return value.<Parameter>map(Parameter::from).orElseGet(() -> Parameter.empty(type));
    }
}
