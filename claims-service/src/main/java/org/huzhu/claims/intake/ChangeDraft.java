package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;
import static org.huzhu.platform.values.Outcome.refused;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A draft is replaced, from whatever device it was opened on (row 43). Papers that were handed in stay. */
@Component
public class ChangeDraft {

    private final ClaimAccess access;
    private final PrepareClaim prepare;
    private final ClaimStore claims;
    private final ClaimChanges changes;
    private final FilingStore filings;
    private final MaterialStore materials;
    private final Terms terms;
    private final FindClaim find;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ChangeDraft(
            ClaimAccess access,
            PrepareClaim prepare,
            ClaimStore claims,
            ClaimChanges changes,
            FilingStore filings,
            MaterialStore materials,
            Terms terms,
            FindClaim find,
            Clock clock,
            TransactionalOperator transaction) {
        this.access = access;
        this.prepare = prepare;
        this.claims = claims;
        this.changes = changes;
        this.filings = filings;
        this.materials = materials;
        this.terms = terms;
        this.find = find;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param revision the one the client has read, when it sent If-Match */
    public record Command(UUID claimId, Optional<Long> revision, Filing filing) {}

    /** The draft is asked before the application is checked, and again under the lock. */
    public Mono<Outcome<Dossier>> handle(Command command) {
        return draft(command)
                .as(transaction::transactional)
                .flatMap(found -> Chain.thenLater(found, _ -> prepare.handle(command.filing())))
                .flatMap(prepared -> Chain.thenLater(
                        prepared,
                        each -> draft(command)
                                .flatMap(found -> Chain.thenLater(found, claim -> change(claim, each)))
                                .as(transaction::transactional)));
    }

    private Mono<Outcome<Claim>> draft(Command command) {
        return access.lockOwn(command.filing().caller(), command.claimId())
                .map(found -> Chain.then(found, claim -> unchanged(claim, command)));
    }

    private Outcome<Claim> unchanged(Claim claim, Command command) {
        return command.revision().filter(read -> read != claim.revision()).isPresent()
                ? refused(Refusal.of("VERSION_MISMATCH"))
                : claim.redraft(claim.facts(), claim.items()).map(_ -> claim);
    }

    private Mono<Outcome<Dossier>> change(Claim claim, Prepared prepared) {
        return Chain.thenLater(
                same(claim, prepared),
                each -> FileClaim.clash(filings, claim.identity().claimId(), each)
                        .flatMap(free -> Chain.thenLater(free, fitting -> save(claim, fitting))));
    }

    private static Outcome<Prepared> same(Claim claim, Prepared prepared) {
        return prepared.fits(claim.identity()) ? done(prepared) : refused(Refusal.of("DRAFT_IS_OF_ANOTHER_CASE"));
    }

    private Mono<Outcome<Dossier>> save(Claim claim, Prepared prepared) {
        var by = By.of(prepared.filing().caller(), Change.REDRAFTED, "");
        return Chain.thenLater(
                claim.redraft(prepared.facts(), prepared.items()),
                redrafted -> claims.replaceApplicant(redrafted, prepared.applicant(), prepared.payee())
                        .then(changes.save(redrafted, by))
                        .flatMap(saved -> electronic(saved, prepared)
                                .then(materials.of(saved))
                                .flatMap(files -> find.afresh(saved, prepared.applicant(), prepared.payee(), files)))
                        .map(Outcome::done));
    }

    private Mono<Void> electronic(Claim claim, Prepared prepared) {
        var codes = prepared.filing().who().hasElectronicLicence()
                ? FileClaim.electronicCodes(terms, claim)
                : List.<String>of();
        return materials.setElectronic(claim, codes, prepared.filing().caller().id(), clock.instant());
    }
}
