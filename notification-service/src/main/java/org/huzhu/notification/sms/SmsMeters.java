package org.huzhu.notification.sms;

import io.micrometer.core.instrument.MeterRegistry;
import org.huzhu.notification.sms.domain.SmsMessage;
import org.huzhu.notification.sms.domain.SmsState;
import org.springframework.stereotype.Component;

/** Counts what becomes of messages by template and state. No label names a person, a number or a unit. */
@Component
class SmsMeters {

    private final MeterRegistry meters;

    SmsMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void reached(SmsMessage message, SmsState state) {
        meters.counter(
                        "huzhu.sms.transitions",
                        "template",
                        message.template(),
                        "from",
                        message.state().status().name(),
                        "to",
                        state.status().name())
                .increment();
    }

    void tried(String provider, String outcome) {
        meters.counter("huzhu.sms.tries", "provider", provider, "outcome", outcome)
                .increment();
    }
}
