package org.huzhu.notification.sms;

import java.time.Duration;
import java.time.LocalTime;
import org.huzhu.notification.sms.domain.BackOff;
import org.huzhu.notification.sms.domain.Caps;
import org.huzhu.notification.sms.domain.Questions;
import org.huzhu.notification.sms.domain.SendingWindow;
import org.huzhu.notification.sms.domain.Settlement;
import org.huzhu.notification.template.domain.Category;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages go out.
 *
 * @param enabled false keeps this instance from sending and asking
 * @param batch messages leased at once
 * @param parallel calls to the provider at once
 * @param lease after this time a message in sending counts as abandoned; longer than a provider's time limit
 * @param firstRetry pause before the second try of a message that was certainly not sent; each further pause doubles
 * @param longestRetry longest such pause
 * @param attempts tries before it fails; enough for a provider that is away for a day, and a message expires by itself
 * @param firstQuestion when a provider is first asked about a message without receipt
 * @param longestQuestion longest pause between questions
 * @param closeAfter when nobody asks any more
 * @param window hours of notices
 * @param codeCaps per number, for codes
 * @param noticeCaps per number, for notices
 * @param partsPerDay parts of all messages of a day; what is beyond waits for the next day
 * @param keepContents how long phone and parameters of a closed message are kept; those of a code leave when it was
 *     taken
 */
@ConfigurationProperties("huzhu.sms.sending")
public record SendingSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("50") int batch,
        @DefaultValue("8") int parallel,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("10m") Duration longestRetry,
        @DefaultValue("200") int attempts,
        @DefaultValue("2m") Duration firstQuestion,
        @DefaultValue("6h") Duration longestQuestion,
        @DefaultValue("72h") Duration closeAfter,
        @DefaultValue Window window,
        CapSettings codeCaps,
        CapSettings noticeCaps,
        @DefaultValue("100000") long partsPerDay,
        @DefaultValue("90d") Duration keepContents) {

    public SendingSettings {
        if (batch < 1 || parallel < 1 || attempts < 1) {
            throw new IllegalArgumentException("huzhu.sms.sending: batch, parallel and attempts must be at least 1");
        }
        if (codeCaps == null || noticeCaps == null) {
            throw new IllegalArgumentException("huzhu.sms.sending: code-caps and notice-caps must be set");
        }
    }

    /** Hours of notices in Beijing time. */
    public record Window(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("09:00") LocalTime from,
            @DefaultValue("20:00") LocalTime until) {}

    /** The most one number gets; all-per-day counts every category. */
    public record CapSettings(int perMinute, int perHour, int perDay, int allPerDay) {

        public CapSettings {
            if (perMinute < 1 || perHour < 1 || perDay < 1 || allPerDay < 1) {
                throw new IllegalArgumentException("huzhu.sms.sending: every cap must be at least 1");
            }
        }
    }

    Settlement settlement() {
        return new Settlement(
                new BackOff(firstRetry, longestRetry, attempts),
                new Questions(firstQuestion, longestQuestion, closeAfter));
    }

    SendingWindow sendingWindow() {
        return new SendingWindow(window.enabled(), window.from(), window.until());
    }

    Caps caps(Category category) {
        var caps = switch (category) {
            case CODE -> codeCaps;
            case NOTICE -> noticeCaps;
        };
        return new Caps(caps.perMinute(), caps.perHour(), caps.perDay(), caps.allPerDay());
    }
}
