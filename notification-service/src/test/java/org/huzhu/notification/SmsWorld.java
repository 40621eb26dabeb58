package org.huzhu.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.huzhu.notification.sms.AskProvider;
import org.huzhu.notification.sms.DeliverSms;
import org.huzhu.platform.events.AccountVerified;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.SmsRequested;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** What other services, time and operators do to the service under test. Events go through a real broker. */
public final class SmsWorld {

    private static final AtomicInteger PHONES = new AtomicInteger((int) (System.nanoTime() % 90_000_000));

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final FieldCipher transport;
    private final JsonMapper json;
    private final DatabaseClient db;
    private final DeliverSms deliverSms;
    private final AskProvider askProvider;

    SmsWorld(
            Outbox outbox,
            TransactionalOperator transaction,
            @Qualifier("transportCipher") FieldCipher transport,
            JsonMapper json,
            DatabaseClient db,
            DeliverSms deliverSms,
            AskProvider askProvider) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.transport = transport;
        this.json = json;
        this.db = db;
        this.deliverSms = deliverSms;
        this.askProvider = askProvider;
    }

    /** A number no other test uses. */
    public static String phone() {
        return "139%08d".formatted(Math.abs(PHONES.incrementAndGet() % 100_000_000));
    }

    public void publish(DomainEvent... events) {
        outbox.append(List.of(events)).as(transaction::transactional).block();
    }

    /** An account whose phone is known before this returns. */
    public UUID account(String phone) {
        var accountId = UUID.randomUUID();
        publish(verified(accountId, phone));
        await(() -> count("select count(*) from recipient where account_id = '" + accountId + "'") == 1);
        return accountId;
    }

    public AccountVerified verified(UUID accountId, String phone) {
        return new AccountVerified(accountId, transport.sealText(phone, accountId.toString()));
    }

    public SmsRequested code(String businessKey, String phone, String code, Instant validUntil) {
        return new SmsRequested(
                businessKey,
                "LOGIN_CODE",
                transport.sealText(phone, businessKey),
                transport.sealText(json.writeValueAsString(Map.of("code", code, "minutes", "5")), businessKey),
                validUntil);
    }

    /** A code that waits to be sent. */
    public String requested(String phone, String code) {
        var key = "login:" + UUID.randomUUID();
        publish(code(key, phone, code, Instant.now().plus(Duration.ofMinutes(5))));
        awaitKey(key);
        return key;
    }

    public void awaitKey(String businessKey) {
        await(() -> count("select count(*) from sms_message where business_key = '" + businessKey + "'") == 1);
    }

    /** As many senders at once as there may be instances. */
    public void send(int senders) {
        Flux.range(0, senders)
                .flatMap(_ -> deliverSms.handle().subscribeOn(Schedulers.boundedElastic()), senders)
                .blockLast(Duration.ofSeconds(30));
    }

    public void send() {
        send(1);
    }

    public void ask() {
        askProvider.handle().block(Duration.ofSeconds(30));
    }

    public String state(String businessKey) {
        return text("state", businessKey);
    }

    public String text(String column, String businessKey) {
        return db.sql("select coalesce(" + column + "::text, '') from sms_message where business_key = :key")
                .bind("key", businessKey)
                .mapValue(String.class)
                .one()
                .block();
    }

    public long count(String sql) {
        return db.sql(sql).mapValue(Long.class).one().block();
    }

    public void execute(String sql) {
        db.sql(sql).then().block();
    }

    public static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 30 s");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static <T> List<T> times(int n, T value) {
        var all = new ArrayList<T>();
        for (int i = 0; i < n; i++) {
            all.add(value);
        }
        return all;
    }
}
