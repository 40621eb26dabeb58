package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.Validity;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.events.DomainEvent;
import org.huzhu.platform.events.FilingApproved;
import org.huzhu.platform.events.FilingExpired;
import org.huzhu.platform.events.FilingRejected;
import org.huzhu.platform.events.FilingRevoked;
import org.huzhu.platform.messaging.Outbox;
import org.huzhu.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one way a filing is written: row, step, event and audit together, in the caller's transaction. */
@Component
class FilingChanges {

    private final FilingStore filings;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    FilingChanges(FilingStore filings, Outbox outbox, Audit audit, Clock clock) {
        this.filings = filings;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What happened. */
    enum Change {
        CREATED,
        EDITED,
        SUBMITTED,
        ACCEPTED,
        APPROVED,
        REJECTED,
        CHANGED,
        CANCELLED,
        EXPIRED,
        REVOKED
    }

    /** @param caller empty for what the platform does by itself */
    record By(Optional<Caller> caller, Change change, String reason) {
        static By of(Caller caller, Change change, String reason) {
            return new By(Optional.of(caller), change, reason);
        }

        static By system(Change change) {
            return new By(Optional.empty(), change, "");
        }

        String actor() {
            return caller.map(Caller::id).orElse("system");
        }
    }

    Mono<Filled> create(Filing filing, FilingForm form, By by) {
        return filings.insert(filing, form, step(filing, by))
                .then(record(filing, by))
                .thenReturn(new Filled(filing, form));
    }

    Mono<Filled> save(Filing filing, FilingForm form, By by) {
        var event = event(filing, by);
        return filings.update(filing, form, step(filing, by))
                .then(record(filing, by))
                .then(Mono.defer(() -> event.map(outbox::append).orElse(Mono.empty())))
                .thenReturn(new Filled(filing, form));
    }

    private FilingStore.Step step(Filing filing, By by) {
        return new FilingStore.Step(by.change().name(), filing.state(), by.actor(), by.reason(), clock.instant());
    }

    private Mono<Void> record(Filing filing, By by) {
        var entry = Audit.Entry.of(
                "FILING_" + by.change().name(),
                "FILING",
                filing.identity().filingId(),
                Map.of("state", filing.state().name(), "revision", filing.revision()));
        return by.caller().map(caller -> audit.record(caller, entry)).orElseGet(() -> audit.recordSystem(entry));
    }

    private static Optional<DomainEvent> event(Filing filing, By by) {
        return switch (by.change()) {
            case APPROVED -> Optional.of(approved(filing));
            case REJECTED ->
                Optional.of(new FilingRejected(
                        filing.identity().filingId(),
                        filing.identity().personId(),
                        filing.identity().kind().name(),
                        filing.identity().scenario().name(),
                        by.reason()));
            case EXPIRED ->
                Optional.of(new FilingExpired(
                        filing.identity().filingId(),
                        filing.identity().personId(),
                        filing.identity().kind().name(),
                        filing.identity().scenario().name(),
                        filing.validity().flatMap(Validity::to).orElseThrow()));
            case REVOKED ->
                Optional.of(new FilingRevoked(
                        filing.identity().filingId(),
                        filing.identity().personId(),
                        filing.identity().kind().name(),
                        filing.identity().scenario().name(),
                        filing.endedOn().orElseThrow().plusDays(1),
                        by.reason()));
            case CREATED, EDITED, SUBMITTED, ACCEPTED, CHANGED, CANCELLED -> Optional.empty();
        };
    }

    private static FilingApproved approved(Filing filing) {
        var validity = filing.validity().orElseThrow();
        return new FilingApproved(
                filing.identity().filingId(),
                filing.identity().personId(),
                filing.identity().kind().name(),
                filing.identity().scenario().name(),
                filing.identity().version(),
                validity.from(),
                validity.to().map(LocalDate::toString).orElse(""),
                filing.institutions());
    }
}
