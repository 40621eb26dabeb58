package org.huzhu.notification.recipient;

import java.time.Clock;
import java.util.Map;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.privacy.BlindIndex;
import org.huzhu.platform.privacy.KeyRing;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * A number leaves or rejoins the notices (退订 / 恢复). Staff act for callers of the hot line, people for their own number.
 */
@Component
public class ChangeOptOut {

    public record Command(Caller caller, MobileNumber phone, boolean wantsNotices) {}

    private final Recipients recipients;
    private final Audit audit;
    private final BlindIndex phones;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ChangeOptOut(Recipients recipients, Audit audit, KeyRing keys, TransactionalOperator transaction, Clock clock) {
        this.recipients = recipients;
        this.audit = audit;
        this.phones = new BlindIndex(keys, "phone");
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Saying the same twice changes nothing and is recorded once. */
    public Mono<Void> handle(Command command) {
        return change(command)
                .flatMap(changed -> changed ? record(command) : Mono.empty())
                .as(transaction::transactional);
    }

    private Mono<Boolean> change(Command command) {
        return command.wantsNotices()
                ? recipients.optIn(command.phone())
                : recipients.optOut(new Recipients.OptOut(
                        command.phone(), clock.instant(), command.caller().id()));
    }

    private Mono<Void> record(Command command) {
        var action = command.wantsNotices() ? "SMS_OPTED_IN" : "SMS_OPTED_OUT";
        return audit.record(
                command.caller(),
                Audit.Entry.of(action, "PHONE", phones.of(command.phone().value()), Map.of()));
    }
}
