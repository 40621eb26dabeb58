package org.huzhu.claims.filing;

import java.time.Clock;
import java.util.Map;
import org.huzhu.claims.claim.NoticeSettings;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.FilingIdentity;
import org.huzhu.claims.filing.domain.Validity;
import org.huzhu.platform.events.SmsRequested;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.privacy.FieldCipher;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** SMS to the worker, requested in the transaction of what it tells. */
@Component
class FilingNotices {

    private static final int LONGEST_REASON = 80;

    private final Outbox outbox;
    private final FieldCipher transport;
    private final NoticeSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    FilingNotices(
            Outbox outbox,
            @Qualifier("transportCipher") FieldCipher transport,
            NoticeSettings settings,
            JsonMapper json,
            Clock clock) {
        this.outbox = outbox;
        this.transport = transport;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    Mono<Void> approved(Filled filled) {
        var validity = filled.filing().validity().orElseThrow().words();
        return send(filled, "FILING_APPROVED", Map.of("filing", name(filled), "validity", validity));
    }

    Mono<Void> rejected(Filled filled, String reason) {
        return send(filled, "FILING_REJECTED", Map.of("filing", name(filled), "reason", shortened(reason)));
    }

    Mono<Void> revoked(Filled filled, String reason) {
        return send(filled, "FILING_REVOKED", Map.of("filing", name(filled), "reason", shortened(reason)));
    }

    Mono<Void> expiring(Filled filled) {
        var last = filled.filing().effective().flatMap(Validity::to).orElseThrow();
        return send(filled, "FILING_EXPIRING", Map.of("filing", name(filled), "lastDay", last.toString()));
    }

    static String name(FilingIdentity identity) {
        return identity.kind().zh() + "（" + identity.scenario().zh() + "）";
    }

    private static String name(Filled filled) {
        return name(filled.filing().identity());
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** Once per filing and template: each of them can happen only once. */
    private Mono<Void> send(Filled filled, String template, Map<String, String> parameters) {
        var key = "filing/" + filled.filing().identity().filingId() + "/" + template;
        return outbox.append(new SmsRequested(
                key,
                template,
                transport.sealText(filled.form().worker().phone(), key),
                transport.sealText(json.writeValueAsString(parameters), key),
                clock.instant().plus(settings.worthSendingFor())));
    }
}
