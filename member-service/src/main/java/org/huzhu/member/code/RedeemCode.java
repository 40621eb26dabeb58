package org.huzhu.member.code;

import java.time.Clock;
import java.util.List;
import org.huzhu.member.account.PhoneIndex;
import org.huzhu.member.code.domain.LoginCode;
import org.huzhu.member.code.domain.LoginCode.Gone;
import org.huzhu.member.code.domain.LoginCode.Locked;
import org.huzhu.member.code.domain.LoginCode.Right;
import org.huzhu.member.code.domain.LoginCode.Wrong;
import org.huzhu.member.code.domain.Purpose;
import org.huzhu.member.measure.LoginMeters;
import org.huzhu.member.measure.LoginMeters.Code;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A code is presented. Call it inside a transaction that is kept whatever the outcome, so that wrong tries count. The row lock lets one of two
 * parallel presenters win.
 */
@Component
public class RedeemCode {

    private final CodeStore codes;
    private final PhoneIndex phones;
    private final CodeHash hash;
    private final BlindIndex addresses;
    private final CodeSettings settings;
    private final LoginMeters meters;
    private final Clock clock;

    RedeemCode(
            CodeStore codes,
            PhoneIndex phones,
            CodeHash hash,
            KeyRing keys,
            CodeSettings settings,
            LoginMeters meters,
            Clock clock) {
        this.codes = codes;
        this.phones = phones;
        this.hash = hash;
        this.addresses = new BlindIndex(keys, "address");
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    public record Command(MobileNumber phone, String code, String subscriber) {}

    /** What the code had been asked for. */
    public Mono<Outcome<Purpose>> handle(Command command) {
        var tries = new Allowance("address/tries/" + addresses.of(command.subscriber()), settings.triesPerAddress());
        return codes.take(List.of(tries), clock.instant())
                .flatMap(allowed ->
                        allowed ? check(command) : Mono.just(Outcome.<Purpose>refused(Refusal.of("TOO_MANY_REQUESTS"))))
                .doOnNext(outcome -> meters.code(outcome instanceof Done ? Code.REDEEMED : Code.WRONG));
    }

    private Mono<Outcome<Purpose>> check(Command command) {
        return codes.lock(phones.of(command.phone()))
                .flatMap(code -> apply(command, code))
                .defaultIfEmpty(Outcome.refused(Refusal.of("SMS_CODE_INVALID")));
    }

    private Mono<Outcome<Purpose>> apply(Command command, LoginCode code) {
        var presented = hash.of(code.codeId(), command.code());
        return switch (code.check(presented, clock.instant(), settings.wrongTries())) {
            case Right right ->
                codes.save(phones.of(command.phone()), right.code()).thenReturn(Outcome.done(code.purpose()));
            case Wrong wrong ->
                codes.save(phones.of(command.phone()), wrong.code())
                        .thenReturn(Outcome.refused(Refusal.of("SMS_CODE_INVALID")));
            case Locked _ -> Mono.just(Outcome.refused(Refusal.of("SMS_CODE_LOCKED")));
            case Gone _ -> Mono.just(Outcome.refused(Refusal.of("SMS_CODE_INVALID")));
        };
    }
}
