package org.huzhu.claims.claim;

import java.time.Clock;
import java.util.Map;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.events.SmsRequested;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** SMS to the member at each result (SHC-049, WXM-020): requested in the transaction of what it tells, sent once. */
@Component
public class ClaimNotices {

    private final ClaimStore claims;
    private final Outbox outbox;
    private final FieldCipher transport;
    private final NoticeSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ClaimNotices(
            ClaimStore claims,
            Outbox outbox,
            @Qualifier("transportCipher") FieldCipher transport,
            NoticeSettings settings,
            JsonMapper json,
            Clock clock) {
        this.claims = claims;
        this.outbox = outbox;
        this.transport = transport;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Templates of notification-service. */
    public enum Notice {
        CLAIM_ACCEPTED,
        CLAIM_SUPPLEMENT,
        CLAIM_REJECTED,
        CLAIM_UPLOAD_REQUESTED,
        CLAIM_PAID,
        CLAIM_INVITED,
        CLAIM_NEW_CARD,
        CLAIM_EXTENDED
    }

    /** Once per claim, notice and revision. */
    public Mono<Void> send(Claim claim, Notice notice, Map<String, String> parameters) {
        var key = "claim/" + claim.identity().claimId() + "/" + notice + "/" + claim.revision();
        return claims.applicant(claim).flatMap(applicant -> send(key, notice, applicant.phone(), parameters));
    }

    /** For what is no claim yet. The business key is unique for ever. */
    public Mono<Void> send(String businessKey, Notice notice, String phone, Map<String, String> parameters) {
        return phone.isBlank()
                ? Mono.empty()
                : outbox.append(new SmsRequested(
                        businessKey,
                        notice.name(),
                        transport.sealText(phone, businessKey),
                        transport.sealText(json.writeValueAsString(parameters), businessKey),
                        clock.instant().plus(settings.worthSendingFor())));
    }
}
