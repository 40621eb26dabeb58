package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.intake.FilingStore.Clash;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A draft is opened (立即申请): checked as far as anything is known, with the list of what is still needed. */
@Component
public class FileClaim {

    private final PrepareClaim prepare;
    private final FilingStore filings;
    private final MaterialStore materials;
    private final ClaimChanges changes;
    private final Terms terms;
    private final FindClaim find;
    private final Clock clock;
    private final TransactionalOperator transaction;

    FileClaim(
            PrepareClaim prepare,
            FilingStore filings,
            MaterialStore materials,
            ClaimChanges changes,
            Terms terms,
            FindClaim find,
            Clock clock,
            TransactionalOperator transaction) {
        this.prepare = prepare;
        this.filings = filings;
        this.materials = materials;
        this.changes = changes;
        this.terms = terms;
        this.find = find;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Nothing is held while a cover that was activated a second ago is waited for. */
    public Mono<Outcome<Dossier>> handle(Filing filing) {
        return prepare.handle(filing)
                .flatMap(prepared -> Chain.thenLater(
                        prepared,
                        each -> unlessClaimed(each)
                                .flatMap(free -> Chain.thenLater(free, this::open))
                                .as(transaction::transactional)));
    }

    private Mono<Outcome<Prepared>> unlessClaimed(Prepared prepared) {
        return clash(filings, new UUID(0, 0), prepared);
    }

    /** Refused with DUPLICATE_CLAIM where a live claim asks for the same. */
    static Mono<Outcome<Prepared>> clash(FilingStore filings, UUID claimId, Prepared prepared) {
        return filings.clash(
                        prepared.cover().personId(), claimId, prepared.cover().product(), prepared.items())
                .map(clash -> Outcome.<Prepared>refused(duplicate(clash)))
                .defaultIfEmpty(done(prepared));
    }

    static Refusal duplicate(Clash clash) {
        return Refusal.of(
                "DUPLICATE_CLAIM",
                Map.of(
                        "claimId",
                        clash.claimId().toString(),
                        "claimNo",
                        clash.claimId().toString().substring(0, 8),
                        "responsibility",
                        clash.responsibility()));
    }

    private Mono<Outcome<Dossier>> open(Prepared prepared) {
        var claim =
                Claim.draft(prepared.identity(UUID.randomUUID(), clock.instant()), prepared.facts(), prepared.items());
        var by = By.of(prepared.filing().caller(), Change.CREATED, "");
        return changes.create(claim, prepared.applicant(), prepared.payee(), by)
                .flatMap(created -> papers(created, prepared))
                .flatMap(files -> find.afresh(claim, prepared.applicant(), prepared.payee(), files))
                .map(Outcome::done);
    }

    /** None but what comes as an electronic licence. */
    private Mono<List<Kept>> papers(Claim claim, Prepared prepared) {
        return prepared.filing().who().hasElectronicLicence()
                ? materials
                        .setElectronic(
                                claim,
                                electronicCodes(terms, claim),
                                prepared.filing().caller().id(),
                                clock.instant())
                        .then(materials.of(claim))
                : Mono.just(List.of());
    }

    /** 电子证照: papers the channel can vouch for (SHC-046). */
    static List<String> electronicCodes(Terms terms, Claim claim) {
        return terms.materials(claim).stream()
                .filter(Material::electronicAllowed)
                .map(Material::code)
                .distinct()
                .toList();
    }
}
