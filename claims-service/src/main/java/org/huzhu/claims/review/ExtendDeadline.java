package org.huzhu.claims.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.refusal.Refusable;
import org.huzhu.claims.review.domain.ClaimClock;
import org.huzhu.claims.review.domain.Extension;
import org.huzhu.claims.review.domain.ExtensionReason;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Gives one responsibility of a claim more time, before its day has passed, and tells the member (SHC-060, SHC-064). */
@Component
public class ExtendDeadline {

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final ExtensionStore extensions;
    private final ReviewNotices notices;
    private final ClaimTerms terms;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ExtendDeadline(
            ClaimAccess access,
            ClaimChanges changes,
            ExtensionStore extensions,
            ReviewNotices notices,
            ClaimTerms terms,
            TransactionalOperator transaction,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.extensions = extensions;
        this.notices = notices;
        this.terms = terms;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param newDay or so many {@code days} after the present one */
    public record Command(
            Caller caller,
            UUID claimId,
            String responsibility,
            Optional<Integer> days,
            Optional<LocalDate> newDay,
            ExtensionReason reasonCode,
            String reason) {}

    public Mono<Outcome<Claim>> handle(Command command) {
        return Refusable.outcome(RefusedException.orProblem(Words.required(command.reason()))
                .flatMap(words -> access.lockForStaff(command.claimId())
                        .flatMap(RefusedException::orProblem)
                        .flatMap(claim -> extend(claim, command, words)))
                .as(transaction::transactional));
    }

    private Mono<Claim> extend(Claim claim, Command command, String words) {
        return extensions
                .days(claim)
                .flatMap(used -> RefusedException.orProblem(
                        grant(claim, command, used.getOrDefault(command.responsibility(), 0))))
                .flatMap(extension -> RefusedException.orProblem(apply(claim, extension))
                        .flatMap(extended -> store(extended, extension, command, words)));
    }

    private Outcome<Extension> grant(Claim claim, Command command, int usedDays) {
        var item = claim.items().stream()
                .filter(candidate -> candidate.responsibility().equals(command.responsibility()))
                .findFirst();
        if (item.isEmpty()) {
            return Outcome.refused(Refusal.ofField("RESPONSIBILITY_NOT_CLAIMED", "responsibility"));
        }
        if (claim.state().isClosed()) {
            return Outcome.refused(Refusal.of(
                    "ILLEGAL_TRANSITION", Map.of("state", claim.state().name(), "action", "EXTEND")));
        }
        var maxDays = terms.of(claim)
                .claims()
                .find(command.responsibility())
                .flatMap(responsibility -> ClaimClock.deadline(claim, responsibility))
                .map(Deadline::extendMaxDays)
                .orElse(0);
        return Extension.grant(item.get(), maxDays, usedDays, newDay(item.get(), command), LocalDate.now(clock));
    }

    /** Nothing named, or both, is no later day and refused as such. */
    private static LocalDate newDay(ClaimItem item, Command command) {
        var due = item.dueOn().orElse(LocalDate.MIN);
        if (command.days().isPresent() == command.newDay().isPresent()) {
            return due;
        }
        return command.newDay()
                .orElseGet(() -> item.dueOn().isEmpty()
                        ? due
                        : due.plusDays(command.days().orElse(0)));
    }

    private static Outcome<Claim> apply(Claim claim, Extension extension) {
        var items = claim.items().stream()
                .map(item -> item.responsibility().equals(extension.responsibility())
                        ? item.extendedTo(extension.to())
                        : item)
                .toList();
        return claim.annotate(items, claim.assignee(), claim.lateApproval());
    }

    /** The timeline, which the member reads too, shows the wording of the code; the words stay with the extension. */
    private Mono<Claim> store(Claim claim, Extension extension, Command command, String words) {
        return changes.save(
                        claim,
                        By.of(
                                command.caller(),
                                Change.EXTENDED,
                                command.reasonCode().text()))
                .then(extensions.add(
                        claim,
                        extension,
                        command.reasonCode(),
                        words,
                        command.caller().id()))
                .then(notices.extended(claim, extension.to(), command.reasonCode()))
                .thenReturn(claim);
    }
}
