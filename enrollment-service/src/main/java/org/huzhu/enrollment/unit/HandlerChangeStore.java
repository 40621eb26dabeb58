package org.huzhu.enrollment.unit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.platform.web.Page;
import reactor.core.publisher.Mono;

/** Where applications to take over as handler are kept. */
public interface HandlerChangeStore {

    /** False when the applicant has an open application. */
    Mono<Boolean> insert(NewChange change);

    /** Locks the row until the transaction ends. */
    Mono<Request> lock(UUID changeId);

    Mono<Page<HandlerChangeView>> list(Optional<String> state, Page.Request page);

    Mono<HandlerChangeView> latestOf(UUID applicant);

    Mono<Void> decide(UUID changeId, Decision decision);

    /** False when the new handler stands for a unit already. */
    Mono<Boolean> takeOver(Request request);

    /** What came in. */
    record NewChange(
            UUID changeId,
            String uscc,
            UUID applicant,
            String maskedPhone,
            String name,
            UnitStore.HandlerId idNumber,
            File file,
            Instant at) {}

    /** The paper. */
    record File(String key, String name, String contentType, long size) {}

    /** What a decision needs to know. */
    record Request(UUID changeId, Optional<UUID> unitId, UUID applicant, String state, File file) {

        boolean isOpen() {
            return state.equals("REQUESTED");
        }
    }

    /** 审核结果. */
    record Decision(String state, String reason, String by, Instant at) {}
}
