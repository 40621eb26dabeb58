package org.huzhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.ScriptedProviders.Scripted;
import org.huzhu.notification.SmsWorld;
import org.huzhu.notification.provider.domain.QueryOutcome;
import org.huzhu.notification.provider.domain.SendOutcome;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.events.UnitRejected;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import reactor.core.publisher.Mono;

@NotificationTest
class SmsDeliveryIT {

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
    @DisplayName("AC-57 renewal.due at noon on the 1st: exactly one SMS to the handler")
    void theHandlerIsRemindedOnce() {
        clock.set("2024-02-01T12:00:00");
        var due = reminder("某某公司工会", 12);
        world.publish(due);
        world.awaitKey(key(due));

        world.send();
        world.send();

        assertThat(provider.handed(phone))
                .singleElement()
                .satisfies(sms -> assertThat(sms.rendered().text())
                        .isEqualTo("【职工互助】某某公司工会：2024年2月有12名参保职工保障临期，请登录续保提醒查看名单并及时续保。"));
    }

    @Test
    @DisplayName("AC-58 list empty, so no renewal.due: no SMS")
    void aHandlerWithoutRenewalsHearsNothing() {
        clock.set("2024-02-01T12:00:00");
        world.account(phone);

        world.send();

        assertThat(provider.handed(phone)).isEmpty();
    }

    @Test
    @DisplayName("AC-60 the run repeats at 12:05 on a second instance: still one SMS")
    void aRepeatedRunSendsNothingMore() {
        clock.set("2024-02-01T12:00:00");
        var due = reminder("某某公司工会", 12);
        world.publish(due);
        world.awaitKey(key(due));
        world.send();

        clock.set("2024-02-01T12:05:00");
        var after = world.account(SmsWorld.phone());
        world.publish(due, new UnitRejected(due.unitId(), after, "某某公司工会", "图片不清晰"));
        SmsWorld.await(() -> world.count("select count(*) from sms_message where account_id = '" + after + "'") == 1);
        world.send(2);

        assertThat(provider.handed(phone)).hasSize(1);
    }

    @Test
    void fiftyEventsAndTwoSendersMakeOneMessage() {
        var due = reminder("某某公司工会", 3);
        clock.set("2024-03-01T12:00:00");
        world.publish(SmsWorld.times(50, due).toArray(RenewalDue[]::new));
        world.awaitKey(key(due));
        var last = world.account(SmsWorld.phone());
        world.publish(new UnitRejected(due.unitId(), last, "某某公司工会", "x"));
        SmsWorld.await(() -> world.count("select count(*) from sms_message where account_id = '" + last + "'") == 1);

        world.send(2);

        assertThat(provider.handed(phone)).hasSize(1);
        assertThat(world.state(key(due))).isEqualTo("ACCEPTED");
    }

    @Test
    void severalSendersShareManyMessagesWithoutSendingOneTwice() {
        var phones = IntStream.range(0, 60).mapToObj(_ -> SmsWorld.phone()).toList();
        var keys = new ArrayList<String>();
        phones.forEach(each -> {
            var key = "many:" + UUID.randomUUID();
            keys.add(key);
            world.publish(world.code(key, each, "112233", Instant.now().plusSeconds(300)));
        });
        keys.forEach(world::awaitKey);

        world.send(4);
        world.send(4);

        assertThat(phones).allSatisfy(each -> assertThat(provider.handed(each)).hasSize(1));
    }

    @Test
    void aLostAnswerIsNeverSentAgainAndIsSettledByAsking() {
        provider.answer(phone, _ -> Mono.just(new SendOutcome.Lost("TIMEOUT")));
        var key = world.requested(phone, "445566");

        world.send();
        clock.advance(Duration.ofMinutes(3));
        world.send();
        world.ask();

        assertThat(world.state(key)).isEqualTo("UNKNOWN");
        assertThat(provider.handed(phone)).hasSize(1);
        assertThat(provider.asked(phone)).hasSize(1);
        assertThat(spare.handed(phone)).isEmpty();

        provider.state(phone, new QueryOutcome.Delivered());
        clock.advance(Duration.ofMinutes(10));
        world.ask();

        assertThat(world.state(key)).isEqualTo("DELIVERED");
        assertThat(provider.handed(phone)).hasSize(1);
    }

    @Test
    void anUnknownMessageIsClosedAfter72Hours() {
        provider.answer(phone, _ -> Mono.error(new IllegalStateException("the provider broke on " + phone)));
        var key = world.requested(phone, "445566");
        world.send();

        clock.advance(Duration.ofHours(73));
        world.ask();
        clock.advance(Duration.ofHours(10));
        world.ask();

        assertThat(world.state(key)).isEqualTo("UNKNOWN");
        assertThat(world.text("closed_at", key)).isNotEmpty();
        assertThat(provider.asked(phone)).hasSize(1);
    }

    @Test
    void aCrashWhileSendingLeavesUnknownAndSendsNothingAgain() {
        provider.answer(phone, _ -> Mono.never());
        var key = world.requested(phone, "778899");
        var crashed = new Thread(world::send);
        crashed.start();
        SmsWorld.await(() -> provider.handed(phone).size() == 1);
        crashed.interrupt();
        assertThat(world.state(key)).isEqualTo("SENDING");

        clock.advance(Duration.ofSeconds(61));
        world.send();
        world.ask();

        assertThat(world.state(key)).isEqualTo("UNKNOWN");
        assertThat(world.text("reason", key)).isEqualTo("LEASE_ENDED");
        assertThat(provider.handed(phone)).hasSize(1);
    }

    @Test
    void whatCertainlyWasNotSentGoesToTheSpareProvider() {
        provider.answer(phone, _ -> Mono.just(new SendOutcome.NotSent("NOT_CONNECTED")));
        var key = world.requested(phone, "100200");

        world.send();

        assertThat(spare.handed(phone)).hasSize(1);
        assertThat(world.state(key)).isEqualTo("ACCEPTED");
        assertThat(world.text("provider", key)).isEqualTo("spare");
    }

    @Test
    void aLostAnswerOfTheFirstProviderStaysAway_FromTheSpare() {
        provider.answer(phone, _ -> Mono.just(new SendOutcome.Lost("HTTP_502")));
        world.requested(phone, "100200");

        world.send();

        assertThat(spare.handed(phone)).isEmpty();
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
