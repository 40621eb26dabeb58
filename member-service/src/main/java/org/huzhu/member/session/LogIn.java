package org.huzhu.member.session;

import java.util.UUID;
import org.huzhu.member.account.AccountStore;
import org.huzhu.member.code.RedeemCode;
import org.huzhu.member.code.domain.Purpose;
import org.huzhu.member.config.SeparateTransaction;
import org.huzhu.member.measure.LoginMeters;
import org.huzhu.member.measure.LoginMeters.Grant;
import org.huzhu.platform.events.AccountVerified;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Phone and code become a session (登录). The first right code of a registration makes the account (WXU-005). */
@Component
public class LogIn {

    private final RedeemCode redeemCode;
    private final AccountStore accounts;
    private final IssueTokens issueTokens;
    private final Outbox outbox;
    private final FieldCipher transportCipher;
    private final LoginMeters meters;
    private final SeparateTransaction transaction;

    LogIn(
            RedeemCode redeemCode,
            AccountStore accounts,
            IssueTokens issueTokens,
            Outbox outbox,
            FieldCipher transportCipher,
            LoginMeters meters,
            SeparateTransaction transaction) {
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.issueTokens = issueTokens;
        this.outbox = outbox;
        this.transportCipher = transportCipher;
        this.meters = meters;
        this.transaction = transaction;
    }

    public record Command(MobileNumber phone, String code, String subscriber) {

        @Override
        public String toString() {
            return phone.masked();
        }
    }

    /** One transaction, kept also when the code was wrong: the try must count. */
    public Mono<Outcome<Tokens>> handle(Command command) {
        return redeemCode
                .handle(new RedeemCode.Command(command.phone(), command.code(), command.subscriber()))
                .flatMap(outcome -> switch (outcome) {
                    case Done<Purpose> done -> open(command.phone(), done.value());
                    case Refused<Purpose> refused -> Mono.just(Outcome.<Tokens>refused(refused.refusal()));
                })
                .as(transaction::run)
                .doOnNext(outcome -> meters.login(Grant.CODE, outcome instanceof Done));
    }

    private Mono<Outcome<Tokens>> open(MobileNumber phone, Purpose purpose) {
        return accountOf(phone, purpose)
                .flatMap(accountId -> announce(accountId, phone).then(issueTokens.forNewSession(accountId)))
                .map(Outcome::done)
                .defaultIfEmpty(Outcome.refused(Refusal.of("SMS_CODE_INVALID")));
    }

    private Mono<UUID> accountOf(MobileNumber phone, Purpose purpose) {
        return purpose.makesAccount() ? accounts.openFor(phone) : accounts.idOf(phone);
    }

    private Mono<Void> announce(UUID accountId, MobileNumber phone) {
        return accounts.markVerified(accountId)
                .flatMap(first -> first
                        ? outbox.append(new AccountVerified(
                                accountId, transportCipher.sealText(phone.value(), accountId.toString())))
                        : Mono.empty());
    }
}
