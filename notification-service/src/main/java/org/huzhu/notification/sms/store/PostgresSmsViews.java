package org.huzhu.notification.sms.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.notification.sms.FindSms;
import org.huzhu.notification.sms.domain.SmsStatus;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresSmsViews implements FindSms {

    private final DatabaseClient db;
    private final SmsSeals seals;

    PostgresSmsViews(DatabaseClient db, SmsSeals seals) {
        this.db = db;
        this.seals = seals;
    }

    @Override
    public Mono<Page<Found>> find(Optional<SmsStatus> state, Optional<String> template, Page.Request page) {
        var wanted = state.map(Enum::name).orElse("");
        var ofTemplate = template.orElse("");
        var rows = db.sql("""
            select seq, id, template, state, sealed_phone, attempts, parts, provider, reason,
                   created_at, started_at, due_at, closed_at
            from sms_message
            where (:state = '' or state = :state)
              and (:template = '' or template = :template)
              and seq < :before
            order by seq desc
            limit :limit
            """)
                .bind("state", wanted)
                .bind("template", ofTemplate)
                .bind("before", page.afterNumber(Long.MAX_VALUE))
                .bind("limit", page.limit() + 1)
                .mapProperties(ViewRow.class)
                .all()
                .map(this::found)
                .collectList();
        var total = db.sql("""
            select count(*) from sms_message
            where (:state = '' or state = :state) and (:template = '' or template = :template)
            """)
                .bind("state", wanted)
                .bind("template", ofTemplate)
                .mapValue(Long.class)
                .one();
        return Mono.zip(
                rows, total, (found, count) -> Page.of(found, page.limit(), count, row -> Long.toString(row.seq())));
    }

    @Override
    public Mono<Page<DayCost>> costs(LocalDate from, LocalDate to, Page.Request page) {
        var offset = page.afterNumber(0);
        var rows = db.sql("""
            select day, provider, template, messages, parts, cost
            from sms_daily
            where day between :from and :to
            order by day desc, provider, template
            offset :offset limit :limit
            """)
                .bind("from", from)
                .bind("to", to)
                .bind("offset", offset)
                .bind("limit", page.limit() + 1)
                .mapProperties(CostRow.class)
                .all()
                .map(CostRow::toCost)
                .collectList();
        var total = db.sql("select count(*) from sms_daily where day between :from and :to")
                .bind("from", from)
                .bind("to", to)
                .mapValue(Long.class)
                .one();
        return Mono.zip(
                rows,
                total,
                (costs, count) -> Page.of(costs, page.limit(), count, _ -> Long.toString(offset + page.limit())));
    }

    private Found found(ViewRow row) {
        return new Found(
                row.seq(),
                row.id().toString(),
                row.template(),
                row.state(),
                row.sealedPhone() == null
                        ? ""
                        : seals.phone(row.sealedPhone(), row.id()).masked(),
                row.attempts(),
                row.parts(),
                row.provider(),
                row.reason(),
                text(row.createdAt()),
                optionalText(row.startedAt()),
                optionalText(row.dueAt()),
                optionalText(row.closedAt()));
    }

    private static @Nullable String optionalText(@Nullable Instant instant) {
        return instant == null ? null : text(instant);
    }

    private static String text(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime().toString();
    }

    record ViewRow(
            long seq,
            UUID id,
            String template,
            SmsStatus state,
            @Nullable byte[] sealedPhone,
            int attempts,
            @Nullable Integer parts,
            String provider,
            String reason,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Instant closedAt) {}

    record CostRow(LocalDate day, String provider, String template, long messages, long parts, BigDecimal cost) {

        DayCost toCost() {
            return new DayCost(day, provider, template, messages, parts, cost.toPlainString());
        }
    }
}
