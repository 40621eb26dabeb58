package org.huzhu.claims.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.huzhu.claims.application.ApplicationChanges.By;
import org.huzhu.claims.application.ApplicationChanges.Change;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 撤回, by the applicant or at the window, until it is finished. */
@Component
public class WithdrawApplication {

    private final ApplicationAccess access;
    private final ApplicationChanges changes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    WithdrawApplication(
            ApplicationAccess access, ApplicationChanges changes, TransactionalOperator transaction, Clock clock) {
        this.access = access;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<Filled>> handle(Caller caller, UUID applicationId, String reason) {
        return Refusable.outcome(Refusable.reason(reason)
                .flatMap(why -> access.lockOwn(caller, applicationId)
                        .flatMap(Refusable::value)
                        .flatMap(filled -> Refusable.value(filled.application().withdraw(LocalDate.now(clock), why))
                                .flatMap(next ->
                                        changes.save(next, filled.file(), new By(caller, Change.WITHDRAWN, why)))))
                .as(transaction::transactional));
    }
}
