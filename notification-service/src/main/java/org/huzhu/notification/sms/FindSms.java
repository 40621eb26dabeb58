package org.huzhu.notification.sms;

import java.time.LocalDate;
import java.util.Optional;
import org.huzhu.notification.sms.domain.SmsStatus;
import org.huzhu.platform.web.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Messages and costs as operators see them: masked, without words. */
public interface FindSms {

    record Found(
            long seq,
            String id,
            String template,
            SmsStatus state,
            String phone,
            int attempts,
            @Nullable Integer parts,
            String provider,
            String reason,
            String createdAt,
            @Nullable String startedAt,
            @Nullable String dueAt,
            @Nullable String closedAt) {}

    record DayCost(LocalDate day, String provider, String template, long messages, long parts, String cost) {}

    /** Newest first. */
    Mono<Page<Found>> find(Optional<SmsStatus> state, Optional<String> template, Page.Request page);

    Mono<Page<DayCost>> costs(LocalDate from, LocalDate to, Page.Request page);
}
