package org.huzhu.claims.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.filing.FilingChanges.By;
import org.huzhu.claims.filing.FilingChanges.Change;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingForm.Device;
import org.huzhu.claims.filing.domain.FilingIdentity.Origin;
import org.huzhu.claims.filing.domain.FilingKind;
import org.huzhu.claims.filing.domain.FilingState;
import org.huzhu.claims.filing.domain.FormCheck;
import org.huzhu.claims.filing.domain.GrantValidity;
import org.huzhu.claims.filing.domain.Validity;
import org.huzhu.claims.filing.rules.FilingRulebooks;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.time.WorkCalendar;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 参保地经办机构意见: 同意 with a validity, or 不同意 with a reason; by another person than the one who recorded it. */
@Component
public class ReviewFiling {

    private final FilingAccess access;
    private final FilingStore filings;
    private final FilingChanges changes;
    private final FilingNotices notices;
    private final FilingRulebooks rulebooks;
    private final WorkCalendar calendar;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ReviewFiling(
            FilingAccess access,
            FilingStore filings,
            FilingChanges changes,
            FilingNotices notices,
            FilingRulebooks rulebooks,
            WorkCalendar calendar,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.filings = filings;
        this.changes = changes;
        this.notices = notices;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the agency says. */
    public enum Decision {
        AGREE,
        DISAGREE
    }

    /**
     * @param from empty for today, or the day after the filing that is continued
     * @param to empty for as long as the rules allow
     * @param devices what the agency writes into form 2; empty leaves them as they were applied for
     */
    public record Command(
            Caller caller,
            UUID filingId,
            Decision decision,
            String reason,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            List<Device> devices) {}

    /** 受理: somebody takes it on his desk; the applicant can no longer be surprised by another reviewer. */
    public Mono<Outcome<Filled>> accept(Caller caller, UUID filingId) {
        return Refusable.outcome(access.lockForStaff(filingId)
                .flatMap(Refusable::value)
                .flatMap(filled -> Refusable.value(filled.filing().accept(caller.id()))
                        .flatMap(accepted -> changes.save(accepted, filled.form(), By.of(caller, Change.ACCEPTED, ""))))
                .as(transaction::transactional));
    }

    public Mono<Outcome<Filled>> handle(Command command) {
        return Refusable.outcome(access.lockForStaff(command.filingId())
                .flatMap(Refusable::value)
                .flatMap(filled -> switch (command.decision()) {
                    case AGREE -> agree(filled, command);
                    case DISAGREE -> disagree(filled, command);
                })
                .as(transaction::transactional));
    }

    private Mono<Filled> disagree(Filled filled, Command command) {
        return Refusable.reason(command.reason())
                .flatMap(why -> Refusable.value(
                                filled.filing().reject(command.caller().id(), why))
                        .flatMap(rejected ->
                                changes.save(rejected, filled.form(), By.of(command.caller(), Change.REJECTED, why)))
                        .flatMap(rejected -> notices.rejected(rejected, why).thenReturn(rejected)));
    }

    private Mono<Filled> agree(Filled filled, Command command) {
        return previous(filled.filing())
                .flatMap(earlier -> approve(filled, command, earlier))
                .flatMap(approved -> notices.approved(approved).thenReturn(approved));
    }

    private Mono<Optional<Filled>> previous(Filing filing) {
        return filing.identity()
                .previous()
                .map(id -> filings.lock(id).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .orElse(Mono.just(Optional.empty()));
    }

    private Mono<Filled> approve(Filled filled, Command command, Optional<Filled> earlier) {
        var today = LocalDate.now(clock);
        var filing = filled.filing();
        var form = command.devices().isEmpty() ? filled.form() : filled.form().withDevices(command.devices());
        var wrong = wrongDevices(filing, form);
        if (wrong.isPresent()) {
            return Refusable.no(wrong.get());
        }
        var from = command.from().orElseGet(() -> firstDay(filing, earlier, today));
        return Refusable.value(GrantValidity.of(
                        rulebooks.of(filing.identity().region()),
                        filing.identity().scenario(),
                        form.conditionEndsOn(),
                        from,
                        command.to(),
                        calendar))
                .flatMap(validity -> Refusable.value(
                        filing.approve(validity, today, command.caller().id())))
                .flatMap(approved -> supersede(approved, earlier, command.caller())
                        .then(Mono.defer(
                                () -> changes.save(approved, form, By.of(command.caller(), Change.APPROVED, "")))));
    }

    private Optional<Refusal> wrongDevices(Filing filing, FilingForm form) {
        if (filing.identity().kind() != FilingKind.DEVICE) {
            return Optional.empty();
        }
        var most = rulebooks.of(filing.identity().region()).devicesMost().value();
        return form.devices().size() > most
                ? Optional.of(Refusal.of("DEVICE_COUNT", Map.of("most", most)))
                : FormCheck.undecidedDevice(form);
    }

    private static LocalDate firstDay(Filing filing, Optional<Filled> earlier, LocalDate today) {
        return earlier.filter(_ -> filing.identity().origin() == Origin.RENEWAL)
                .flatMap(before -> before.filing().effective())
                .flatMap(Validity::to)
                .map(last -> last.plusDays(1))
                .filter(next -> next.isAfter(today))
                .orElse(today);
    }

    /** The version before ends where this one begins. What was revoked meanwhile cannot be changed into a new filing. */
    private Mono<Void> supersede(Filing approved, Optional<Filled> earlier, Caller caller) {
        if (earlier.isEmpty() || approved.identity().origin() != Origin.CHANGE) {
            return Mono.empty();
        }
        var before = earlier.get().filing();
        if (before.state() == FilingState.EXPIRED) {
            return Mono.empty();
        }
        return Refusable.value(
                        before.supersede(approved.validity().orElseThrow().from()))
                .flatMap(changed ->
                        changes.save(changed, earlier.get().form(), By.of(caller, Change.CHANGED, changed.reason())))
                .then();
    }
}
