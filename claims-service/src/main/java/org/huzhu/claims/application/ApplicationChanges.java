package org.huzhu.claims.application;

import java.time.Clock;
import java.util.Map;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.ApplicationStore.Step;
import org.huzhu.claims.application.domain.Application;
import org.huzhu.claims.application.domain.ApplicationFile;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one way an application is written: row, step and audit together, in the caller's transaction. */
@Component
class ApplicationChanges {

    private final ApplicationStore applications;
    private final Audit audit;
    private final Clock clock;

    ApplicationChanges(ApplicationStore applications, Audit audit, Clock clock) {
        this.applications = applications;
        this.audit = audit;
        this.clock = clock;
    }

    /** What happened. */
    enum Change {
        CREATED,
        EDITED,
        /** The relatives chose the other system (LYG-23). */
        SURVIVOR_CHOICE,
        SUBMITTED,
        FIRST_REVIEWED,
        COMPLETED,
        SENT_BACK,
        REJECTED,
        WITHDRAWN
    }

    record By(Caller caller, Change change, String reason) {}

    Mono<Filled> create(Application application, ApplicationFile file, By by) {
        return applications
                .insert(application, file, step(application, by))
                .then(record(application, by))
                .thenReturn(new Filled(application, file));
    }

    Mono<Filled> save(Application application, ApplicationFile file, By by) {
        return applications
                .update(application, file, step(application, by))
                .then(record(application, by))
                .thenReturn(new Filled(application, file));
    }

    private Step step(Application application, By by) {
        return new Step(by.change().name(), application.state(), by.caller().id(), by.reason(), clock.instant());
    }

    private Mono<Void> record(Application application, By by) {
        return audit.record(
                by.caller(),
                Audit.Entry.of(
                        "APPLICATION_" + by.change().name(),
                        "INJURY_APPLICATION",
                        application.identity().applicationId(),
                        Map.of("state", application.state().name(), "revision", application.revision())));
    }
}
