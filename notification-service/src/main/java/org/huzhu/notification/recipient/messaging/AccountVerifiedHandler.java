package org.huzhu.notification.recipient.messaging;

import java.time.Clock;
import java.util.Set;
import org.huzhu.notification.recipient.Recipients;
import org.huzhu.platform.events.AccountVerified;
import org.huzhu.platform.messaging.EventHandler;
import org.huzhu.platform.messaging.PoisonEventException;
import org.huzhu.platform.messaging.ReceivedEvent;
import org.huzhu.platform.privacy.FieldCipher;
import org.huzhu.platform.values.MobileNumber;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class AccountVerifiedHandler implements EventHandler {

    private final Recipients recipients;
    private final FieldCipher transport;
    private final Clock clock;

    AccountVerifiedHandler(Recipients recipients, @Qualifier("transportCipher") FieldCipher transport, Clock clock) {
        this.recipients = recipients;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "notification.recipients";
    }

    @Override
    public Set<String> topics() {
        return Set.of(AccountVerified.TOPIC);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        var verified = event.as(AccountVerified.class);
        var phone =
                transport.openText(verified.sealedPhone(), verified.accountId().toString());
        if (!MobileNumber.isValid(phone)) {
            throw new PoisonEventException("the phone of an account is none");
        }
        return recipients.remember(verified.accountId(), new MobileNumber(phone), clock.instant());
    }
}
