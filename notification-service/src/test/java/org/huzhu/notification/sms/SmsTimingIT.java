package org.huzhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.ScriptedProviders.Scripted;
import org.huzhu.notification.SmsWorld;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.platform.events.EnrollmentApproved;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import reactor.core.publisher.Mono;

@NotificationTest
class SmsTimingIT {

    @Autowired
    private SmsWorld world;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("scripted")
    private Scripted provider;

    @Autowired
    @Qualifier("spare")
    private Scripted spare;

    private final String phone = SmsWorld.phone();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void triesAreSpacedAndEnd() {
        provider.answer(phone, _ -> Mono.just(new SendOutcome.NotSent("BUSY")));
        spare.answer(phone, _ -> Mono.just(new SendOutcome.NotSent("BUSY")));
        var account = world.account(phone);
        clock.set("2024-05-06T10:00:00");
        var order = new EnrollmentApproved(UUID.randomUUID(), account, "20240506100000001", "WX_3IN1", 5, "600.00");
        world.publish(order);
        var key = "enrollment-approved:" + order.orderNo();
        world.awaitKey(key);

        world.send();
        world.send();
        assertThat(provider.handed(phone)).hasSize(1);
        clock.set("2024-05-06T10:00:05");
        world.send();
        clock.set("2024-05-06T10:00:14");
        world.send();
        assertThat(provider.handed(phone)).hasSize(2);
        clock.set("2024-05-06T10:00:15");
        world.send();

        assertThat(provider.handed(phone)).hasSize(3);
        assertThat(world.state(key)).isEqualTo("FAILED");
        assertThat(provider.handed(phone).getFirst().rendered().text()).contains("共5人，应付600.00元");
        world.execute("delete from sms_message where business_key = '" + key + "'");
    }

    @Test
    void aNoticeAtNightWaitsForTheMorning() {
        clock.set("2024-06-01T20:30:00");
        var due = reminder("夜班工会", 1);
        world.publish(due);
        world.awaitKey(key(due));

        world.send();
        assertThat(provider.handed(phone)).isEmpty();
        assertThat(world.state(key(due))).isEqualTo("PENDING");
        clock.set("2024-06-02T08:59:59");
        world.send();
        assertThat(provider.handed(phone)).isEmpty();
        clock.set("2024-06-02T09:00:00");
        world.send();

        assertThat(provider.handed(phone)).hasSize(1);
    }

    @Test
    void aCodeAtNightGoesAtOnce() {
        clock.set("2024-06-01T23:30:00");
        var key = "night:" + UUID.randomUUID();
        world.publish(world.code(key, phone, "121212", clock.instant().plusSeconds(300)));
        world.awaitKey(key);

        world.send();

        assertThat(provider.handed(phone)).hasSize(1);
        assertThat(world.text("sealed_parameters", key))
                .as("a code is forgotten when it was taken")
                .isEmpty();
    }

    @Test
    void aSecondCodeInTheSameMinuteWaitsForTheNext() {
        clock.set("2024-06-01T10:00:10");
        var first = "cap:" + UUID.randomUUID();
        var second = "cap:" + UUID.randomUUID();
        world.publish(
                world.code(first, phone, "121212", clock.instant().plusSeconds(300)),
                world.code(second, phone, "343434", clock.instant().plusSeconds(300)));
        world.awaitKey(first);
        world.awaitKey(second);

        world.send(2);
        assertThat(provider.handed(phone)).hasSize(1);
        clock.set("2024-06-01T10:01:00");
        world.send(2);

        assertThat(provider.handed(phone)).hasSize(2);
    }

    @Test
    void aCodeThatCameTooLateExpires() {
        var key = "late:" + UUID.randomUUID();
        world.publish(world.code(key, phone, "565656", Instant.now().plusSeconds(2)));
        world.awaitKey(key);

        clock.advance(Duration.ofSeconds(10));
        world.send();

        assertThat(world.state(key)).isEqualTo("EXPIRED");
        assertThat(provider.handed(phone)).isEmpty();
    }

    @Test
    void aMessageWaitsForThePhoneOfItsAccount() {
        clock.set("2024-07-01T12:00:00");
        var account = UUID.randomUUID();
        var due = new RenewalDue(UUID.randomUUID(), account, "等待工会", "2024-07", 2);
        world.publish(due);
        world.awaitKey(key(due));
        world.send();
        assertThat(world.state(key(due))).isEqualTo("PENDING");

        world.publish(world.verified(account, phone));
        SmsWorld.await(() -> world.count("select count(*) from recipient where account_id = '" + account + "'") == 1);
        world.send();

        assertThat(provider.handed(phone)).hasSize(1);
    }

    @Test
    void costsAreCountedInParts() {
        clock.set("2024-08-01T12:00:00");
        var due = reminder("特别特别特别特别特别长的一个单位名称工会委员会", 3);
        world.publish(due);
        world.awaitKey(key(due));
        var before = parts();

        world.send();

        assertThat(parts() - before).isEqualTo(1);
        assertThat(world.text("parts", key(due))).isEqualTo("1");
    }

    private long parts() {
        return world.count("select coalesce(sum(parts), 0)::bigint from sms_daily where day = '2024-08-01'");
    }

    private RenewalDue reminder(String unit, int count) {
        var account = world.account(phone);
        return new RenewalDue(
                UUID.randomUUID(), account, unit, clock.instant().toString().substring(0, 7), count);
    }

    private static String key(RenewalDue due) {
        return "renewal:" + due.unitId() + ":" + due.month();
    }
}
