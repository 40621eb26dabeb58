package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A filing ends before its time: its worker cancels it (JLF-009), or the agency takes it back (JLF-003). */
@Component
public class CancelFiling {

    private final FilingAccess access;
    private final FilingChanges changes;
    private final FilingNotices notices;
    private final EarlyChange early;
    private final FilingRulebooks rulebooks;
    private final WorkCalendar calendar;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CancelFiling(
            FilingAccess access,
            FilingChanges changes,
            FilingNotices notices,
            EarlyChange early,
            FilingRulebooks rulebooks,
            WorkCalendar calendar,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.notices = notices;
        this.early = early;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Mono<Outcome<Filled>> cancel(Caller caller, UUID filingId, String reason) {
        return Refusable.outcome(Refusable.reason(reason)
                .flatMap(why -> access.lockOwn(caller, filingId)
                        .flatMap(Refusable::value)
                        .flatMap(filled -> cancel(caller, filled, why)))
                .as(transaction::transactional));
    }

    private Mono<Filled> cancel(Caller caller, Filled filled, String why) {
        var filing = filled.filing();
        var today = LocalDate.now(clock);
        var rule = rulebooks.of(filing.identity().region()).changeAfter().value();
        var from = filing.state() == FilingState.APPROVED
                ? filing.changeableFrom(rule, calendar)
                : Optional.<LocalDate>empty();
        return early.pass(filing, from, day -> filing.cancel(today, day, why), today)
                .flatMap(ended -> changes.save(ended, filled.form(), By.of(caller, Change.CANCELLED, why)));
    }

    /** @param effectiveOn first day on which nothing is paid; empty for today */
    public Mono<Outcome<Filled>> revoke(Caller caller, UUID filingId, String reason, Optional<LocalDate> effectiveOn) {
        return Refusable.outcome(Refusable.reason(reason)
                .flatMap(why -> access.lockForStaff(filingId)
                        .flatMap(Refusable::value)
                        .flatMap(filled -> revoke(caller, filled, why, effectiveOn)))
                .as(transaction::transactional));
    }

    private Mono<Filled> revoke(Caller caller, Filled filled, String why, Optional<LocalDate> effectiveOn) {
        var today = LocalDate.now(clock);
        var day = effectiveOn.orElse(today);
        if (day.isAfter(today)) {
            return Refusable.no(
                    Refusal.of("DATE_IN_FUTURE", Map.of("date", day.toString(), "today", today.toString())));
        }
        return Refusable.value(revoked(filled.filing(), day, why))
                .flatMap(ended -> changes.save(ended, filled.form(), By.of(caller, Change.REVOKED, why)))
                .flatMap(ended -> notices.revoked(ended, why).thenReturn(ended));
    }

    private static Outcome<Filing> revoked(Filing filing, LocalDate day, String why) {
        return filing.revoke(day, why);
    }
}
