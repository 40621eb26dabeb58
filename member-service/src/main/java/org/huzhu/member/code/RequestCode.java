package org.huzhu.member.code;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.account.PhoneIndex;
import org.huzhu.member.code.domain.LoginCode;
import org.huzhu.member.code.domain.Purpose;
import org.huzhu.member.config.SeparateTransaction;
import org.huzhu.member.measure.LoginMeters;
import org.huzhu.member.measure.LoginMeters.Code;
import org.huzhu.platform.events.SmsRequested;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody asks for a code. What happens is never told: an unknown phone that wants to log in takes the same steps, down to a code row that
 * nothing matches, and only the SMS is left out (WXU-007). When any limit is reached nothing changes at all (WXU-008).
 */
@Component
public class RequestCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    private final CodeStore codes;
    private final AccountStore accounts;
    private final PhoneIndex phones;
    private final CodeHash hash;
    private final BlindIndex addresses;
    private final FieldCipher transportCipher;
    private final Outbox outbox;
    private final JsonMapper json;
    private final CodeSettings settings;
    private final LoginMeters meters;
    private final SeparateTransaction transaction;
    private final Clock clock;

    RequestCode(
            CodeStore codes,
            AccountStore accounts,
            PhoneIndex phones,
            CodeHash hash,
            KeyRing keys,
            FieldCipher transportCipher,
            Outbox outbox,
            JsonMapper json,
            CodeSettings settings,
            LoginMeters meters,
            SeparateTransaction transaction,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.phones = phones;
        this.hash = hash;
        this.addresses = new BlindIndex(keys, "address");
        this.transportCipher = transportCipher;
        this.outbox = outbox;
        this.json = json;
        this.settings = settings;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param subscriber the client address as limits count it */
    public record Command(MobileNumber phone, Purpose purpose, String subscriber) {}

    public Mono<Void> handle(Command command) {
        return accounts.idOf(command.phone())
                .hasElement()
                .flatMap(known -> request(command, command.purpose().makesAccount() || known));
    }

    private Mono<Void> request(Command command, boolean send) {
        return issue(command, send)
                .as(transaction::allOrNothing)
                .doOnNext(allowed -> meters.code(outcome(allowed, send)))
                .then();
    }

    private static Code outcome(boolean allowed, boolean send) {
        if (!allowed) {
            return Code.LIMITED;
        }
        return send ? Code.SENT : Code.WITHHELD;
    }

    private Mono<Boolean> issue(Command command, boolean send) {
        var now = clock.instant();
        var text = "%06d".formatted(RANDOM.nextInt(CODES));
        var code = newCode(command, send ? text : "", now);
        return codes.replace(phones.of(command.phone()), code, now, now.minus(settings.resendAfter()))
                .flatMap(fresh -> fresh ? codes.take(allowances(command, send), now) : Mono.just(false))
                .flatMap(allowed -> allowed && send
                        ? outbox.append(sms(command.phone(), code, text)).thenReturn(true)
                        : Mono.just(allowed));
    }

    /** Without a text there is no code that matches: the hash of nothing is the hash of no six digits. */
    private LoginCode newCode(Command command, String text, Instant now) {
        var codeId = UUID.randomUUID();
        return new LoginCode(codeId, command.purpose(), hash.of(codeId, text), now.plus(settings.validFor()), 0, false);
    }

    private List<Allowance> allowances(Command command, boolean send) {
        var registers = command.purpose().makesAccount();
        var address = addresses.of(command.subscriber());
        var inAll = registers
                ? new Allowance("all/registrations", settings.registrationsInAll())
                : new Allowance("all/logins", settings.loginsInAll());
        return Stream.concat(
                        Stream.of(
                                new Allowance("phone/" + phones.of(command.phone()), settings.perPhone()),
                                registers
                                        ? new Allowance(
                                                "address/registrations/" + address, settings.registrationsPerAddress())
                                        : new Allowance("address/logins/" + address, settings.loginsPerAddress())),
                        send ? Stream.of(inAll) : Stream.of())
                .toList();
    }

    private SmsRequested sms(MobileNumber phone, LoginCode code, String text) {
        var businessKey = "code:" + code.codeId();
        var parameters = json.writeValueAsString(
                new Parameters(text, String.valueOf(settings.validFor().toMinutes())));
        return new SmsRequested(
                businessKey,
                "LOGIN_CODE",
                transportCipher.sealText(phone.value(), businessKey),
                transportCipher.sealText(parameters, businessKey),
                code.expiresAt());
    }

    private record Parameters(String code, String minutes) {}
}
