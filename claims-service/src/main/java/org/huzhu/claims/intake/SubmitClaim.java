package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimCommand;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimLife;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.coverage.TerminatedCoverages;
import org.huzhu.claims.intake.FilingStore.Agreed;
import org.huzhu.claims.intake.domain.Copied;
import org.huzhu.claims.intake.domain.DirectPayment;
import org.huzhu.platform.rulebook.ClaimRules.Declaration;
import org.huzhu.platform.rulebook.ClaimRules.Workflow;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * 提交: a draft becomes a claim, a supplement goes back to who asked for it, an upload is confirmed. Every check is made
 * again at the instant of submission (SHC-035), and the clocks start when everything is there (SHC-063).
 */
@Component
public class SubmitClaim {

    private final ClaimAccess access;
    private final ClaimChanges changes;
    private final FilingStore filings;
    private final TerminatedCoverages terminated;
    private final Completeness completeness;
    private final Terms terms;
    private final Windows windows;
    private final Clock clock;
    private final TransactionalOperator transaction;

    SubmitClaim(
            ClaimAccess access,
            ClaimChanges changes,
            FilingStore filings,
            TerminatedCoverages terminated,
            Completeness completeness,
            Terms terms,
            Windows windows,
            Clock clock,
            TransactionalOperator transaction) {
        this.access = access;
        this.changes = changes;
        this.filings = filings;
        this.terminated = terminated;
        this.completeness = completeness;
        this.terms = terms;
        this.windows = windows;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Command(Caller caller, UUID claimId, List<Copied> declarations) {

        public Command {
            declarations = List.copyOf(declarations);
        }
    }

    public Mono<Outcome<Claim>> handle(Command command) {
        return access.lockOwn(command.caller(), command.claimId())
                .flatMap(found -> Chain.thenLater(found, claim -> submit(claim, command)))
                .as(transaction::transactional)
                .onErrorResume(RefusedException.class, refused -> claimedBefore(command, refused));
    }

    /** The store has the last word on what is claimed twice; here is told which claim it was. */
    private Mono<Outcome<Claim>> claimedBefore(Command command, RefusedException refused) {
        return refused.refusal().code().equals("DUPLICATE_CLAIM")
                ? access.readable(command.caller(), command.claimId())
                        .flatMap(found -> Chain.thenLater(
                                found,
                                claim -> filings.clash(
                                                claim.identity().personId(),
                                                command.claimId(),
                                                claim.identity().product(),
                                                claim.items())
                                        .map(clash -> Outcome.<Claim>refused(FileClaim.duplicate(clash)))
                                        .switchIfEmpty(Mono.error(refused))))
                : Mono.error(refused);
    }

    private Mono<Outcome<Claim>> submit(Claim claim, Command command) {
        if (claim.state() == ClaimState.AWAITING_UPLOAD) {
            return whenComplete(
                    claim, () -> claim.upload(clock.instant(), clocked(claim), today()), Change.UPLOADED, command);
        }
        if (claim.state() == ClaimState.SUPPLEMENT) {
            return whenComplete(claim, () -> submitted(claim), Change.RESUBMITTED, command);
        }
        return ClaimLife.allows(claim.state(), ClaimCommand.SUBMIT)
                ? submitDraft(claim, command)
                : Mono.just(submitted(claim));
    }

    private Mono<Outcome<Claim>> submitDraft(Claim claim, Command command) {
        return Chain.thenLater(
                valid(claim, command),
                declarations -> terminated
                        .isTerminated(
                                claim.identity().personId(), claim.identity().coverageId())
                        .flatMap(ended -> ended
                                ? Mono.just(refused(Refusal.of("COVERAGE_TERMINATED")))
                                : filings.takeTurns(claim)
                                        .then(Mono.defer(() ->
                                                whenComplete(claim, () -> submitted(claim), Change.SUBMITTED, command)))
                                        .flatMap(saved ->
                                                Chain.thenLater(saved, each -> keep(each, declarations, command)))));
    }

    private Outcome<List<Declaration>> valid(Claim claim, Command command) {
        var facts = claim.facts();
        var direct = terms.responsibilities(claim).stream()
                .flatMap(responsibility -> DirectPayment.refusal(responsibility, facts).stream())
                .findFirst();
        var wrong = windows.closed(claim.items(), claim.lateApproval()).or(() -> direct);
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        var templates = terms.of(claim).claims().declarationsOf(claim.identity().category());
        return Copied.check(templates, command.declarations());
    }

    /** Moves and saves a claim nothing is missing of. */
    private Mono<Outcome<Claim>> whenComplete(
            Claim claim, Supplier<Outcome<Claim>> move, Change change, Command command) {
        return completeness
                .of(claim)
                .flatMap(missing -> missing.isPresent()
                        ? Mono.just(refused(missing.get()))
                        : Chain.thenLater(
                                move.get(),
                                moved -> changes.save(moved, By.of(command.caller(), change, ""))
                                        .map(Outcome::done)));
    }

    private Outcome<Claim> submitted(Claim claim) {
        var workflow = Optional.ofNullable(terms.of(claim)
                        .claims()
                        .workflows()
                        .get(claim.identity().category()))
                .map(Workflow::applied)
                .orElse(List.of());
        return claim.submit(workflow, clocked(claim), clock.instant(), today());
    }

    private List<ClaimItem> clocked(Claim claim) {
        return windows.clocked(claim, terms.of(claim).claims());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The notice was agreed to when the draft was opened; the declarations were copied now. */
    private Mono<Outcome<Claim>> keep(Claim claim, List<Declaration> declarations, Command command) {
        var agreed = new ArrayList<Agreed>();
        terms.of(claim).claims().notices().stream()
                .filter(notice -> notice.category() == claim.identity().category())
                .map(notice -> new Agreed(
                        "NOTICE_" + notice.category(),
                        notice.version(),
                        notice.textZh(),
                        claim.identity().createdAt()))
                .forEach(agreed::add);
        declarations.stream()
                .map(each -> new Agreed(each.code(), each.version(), each.textZh(), clock.instant()))
                .forEach(agreed::add);
        return agreed.isEmpty()
                ? Mono.just(done(claim))
                : filings.keep(claim, agreed, command.caller().id()).thenReturn(done(claim));
    }
}
