package org.huzhu.notification.sms.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.huzhu.notification.provider.domain.DeliveryReceipt;
import org.huzhu.notification.sms.SmsLedger;
import org.huzhu.notification.template.TemplateSettings;
import org.huzhu.platform.time.Beijing;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class PostgresSmsLedger implements SmsLedger {

    private final DatabaseClient db;
    private final BigDecimal pricePerPart;

    PostgresSmsLedger(DatabaseClient db, TemplateSettings settings) {
        this.db = db;
        this.pricePerPart = settings.pricePerPart();
    }

    @Override
    public Mono<Boolean> keep(String provider, DeliveryReceipt receipt, Instant now) {
        return db.sql("""
            insert into sms_receipt (provider, reference, out_id, delivered, code, received_at)
            values (:provider, :reference, :outId, :delivered, :code, :now)
            on conflict do nothing
            """)
                .bind("provider", provider)
                .bind("reference", receipt.reference())
                .bind("outId", receipt.outId())
                .bind("delivered", receipt.delivered())
                .bind("code", receipt.code())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Flux<DeliveryReceipt> receiptsOf(String provider, String reference) {
        return db.sql("""
            select out_id, reference, delivered, code
            from sms_receipt
            where provider = :provider and reference = :reference and reference <> ''
            order by received_at
            """)
                .bind("provider", provider)
                .bind("reference", reference)
                .mapProperties(DeliveryReceipt.class)
                .all();
    }

    @Override
    public Mono<Void> charge(Charge charge) {
        return db.sql("""
            insert into sms_daily (day, provider, template, messages, parts, cost)
            values (:day, :provider, :template, 1, :parts, :cost)
            on conflict (day, provider, template) do update
            set messages = sms_daily.messages + 1,
                parts = sms_daily.parts + excluded.parts,
                cost = sms_daily.cost + excluded.cost
            """)
                .bind("day", Beijing.dayOf(charge.at()))
                .bind("provider", charge.provider())
                .bind("template", charge.template())
                .bind("parts", charge.parts())
                .bind("cost", pricePerPart.multiply(BigDecimal.valueOf(charge.parts())))
                .then();
    }

    @Override
    public Mono<Long> partsOn(LocalDate day) {
        return db.sql("select coalesce(sum(parts), 0)::bigint as parts from sms_daily where day = :day")
                .bind("day", day)
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<Void> forgetReceipts(Instant before) {
        return db.sql("delete from sms_receipt where received_at < :before")
                .bind("before", before)
                .then();
    }
}
