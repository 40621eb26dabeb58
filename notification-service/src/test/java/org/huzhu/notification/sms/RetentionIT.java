package org.huzhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.SmsWorld;
import org.huzhu.platform.events.PersonErasureOrdered;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.retention.RunRetention;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationTest
class RetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private SmsWorld world;

    @Autowired
    private RunRetention runRetention;

    @Autowired
    private Outbox outbox;

    @Autowired
    private SettableClock clock;

    private final String phone = SmsWorld.phone();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void everyStatementOfEveryKindRuns() {
        var report = runRetention.dryRun().block(PATIENCE);

        assertThat(report.service()).isEqualTo("notification");
        assertThat(report.kinds()).extracting(RunRetention.Line::kind).containsExactly("sms-text", "console");
    }

    @Test
    void anErasedAccountIsNobodysRecipientAndItsMessagesForgetThePhone() {
        var account = world.account(phone);
        var key = "retention:" + UUID.randomUUID();
        world.publish(world.code(key, phone, "871203", clock.instant().plusSeconds(300)));
        world.awaitKey(key);
        world.send();
        var person = UUID.randomUUID();
        var mine = "select count(*) from sms_message where business_key = '" + key + "' and ";
        // The scripted provider leaves it accepted; a receipt would close it.
        world.execute(
                "update sms_message set state = 'DELIVERED', closed_at = now(), due_at = null where business_key = '"
                        + key + "'");

        outbox.append(new PersonErasureOrdered(UUID.randomUUID(), person, account, Instant.now()))
                .block(PATIENCE);

        await().atMost(PATIENCE)
                .until(() -> world.count("select count(*) from outbox where topic = 'person.erased' and key = '"
                                + person + "' and body ->> 'outcome' = 'ERASED'")
                        == 1);
        assertThat(world.count("select count(*) from recipient where account_id = '" + account + "'"))
                .isZero();
        assertThat(world.count(mine + "sealed_phone is null and sealed_parameters is null"))
                .isEqualTo(1);
        assertThat(world.count("select count(*) from erased_person where id in ('" + person + "', '" + account + "')"))
                .isEqualTo(2);
    }
}
