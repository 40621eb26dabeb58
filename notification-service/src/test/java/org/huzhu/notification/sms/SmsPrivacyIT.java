package org.huzhu.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huzhu.notification.NotificationTest;
import org.huzhu.notification.ScriptedProviders.Scripted;
import org.huzhu.notification.SmsWorld;
import org.huzhu.platform.events.RenewalDue;
import org.huzhu.platform.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import reactor.core.publisher.Mono;

@NotificationTest
class SmsPrivacyIT {

    @Autowired
    private SmsWorld world;

    @Autowired
    private SettableClock clock;

    @Autowired
    @Qualifier("scripted")
    private Scripted provider;

    private final String phone = SmsWorld.phone();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void noNumberNoCodeAndNoNameReachesTheLogsOrTheTablesInClear() {
        var logs = new Lines();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("org.huzhu");
        logs.start();
        root.addAppender(logs);
        ours.setLevel(Level.TRACE);
        try {
            clock.set("2024-10-01T12:00:00");
            var account = world.account(phone);
            var due = new RenewalDue(UUID.randomUUID(), account, "金丝雀工会", "2024-10", 1);
            world.publish(due);
            world.awaitKey("renewal:" + due.unitId() + ":2024-10");
            provider.answer(
                    phone,
                    sms -> Mono.error(new IllegalStateException(
                            sms.phone().value() + sms.rendered().text())));
            world.send();
            clock.set("2024-10-01T12:02:00");
            provider.answer(phone, sms -> {
                throw new IllegalStateException(
                        sms.phone().value() + sms.rendered().text());
            });
            var code = "canary:" + UUID.randomUUID();
            world.publish(world.code(code, phone, "871203", clock.instant().plusSeconds(300)));
            world.awaitKey(code);
            world.send();
            assertThat(world.state(code)).isEqualTo("UNKNOWN");
        } finally {
            root.detachAppender(logs);
            ours.setLevel(null);
        }

        assertThat(String.join("\n", logs.lines)).doesNotContain(phone, "871203", "金丝雀工会");
        assertThat(world.count("select count(*) from sms_message m where m::text like '%" + phone
                        + "%' or m::text like '%871203%'"))
                .isZero();
        assertThat(world.count("select count(*) from recipient r where r::text like '%" + phone + "%'"))
                .isZero();
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
            for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                lines.add(cause.getClassName() + ": " + cause.getMessage());
            }
        }
    }
}
