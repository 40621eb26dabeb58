package org.huzhu.member.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Counts codes and tokens by what became of them. Nothing tells whose they were. */
@Component
public class LoginMeters {

    private final MeterRegistry meters;

    LoginMeters(MeterRegistry meters) {
        this.meters = meters;
        Arrays.stream(Code.values()).forEach(this::codes);
        for (var grant : Grant.values()) {
            logins(grant, "SUCCESS");
            logins(grant, "REFUSED");
        }
    }

    /** What became of a code. */
    public enum Code {
        SENT,
        /** Asked for by a phone nobody knows: nothing is sent, and nobody is told (WXU-007). */
        WITHHELD,
        LIMITED,
        REDEEMED,
        WRONG
    }

    /** What a token was asked for with. */
    public enum Grant {
        CODE,
        REFRESH,
        CLIENT
    }

    public void code(Code outcome) {
        codes(outcome).increment();
    }

    public void login(Grant grant, boolean success) {
        logins(grant, success ? "SUCCESS" : "REFUSED").increment();
    }

    private Counter codes(Code outcome) {
        return Counter.builder("huzhu.codes")
                .description("login codes by what became of them")
                .tag("outcome", outcome.name())
                .register(meters);
    }

    private Counter logins(Grant grant, String outcome) {
        return Counter.builder("huzhu.logins")
                .description("tokens asked for")
                .tag("grant", grant.name())
                .tag("outcome", outcome)
                .register(meters);
    }
}
