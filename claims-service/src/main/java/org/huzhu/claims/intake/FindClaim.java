package org.huzhu.claims.intake;

import static org.huzhu.platform.values.Outcome.done;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huzhu.claims.adjudication.Adjudicate;
import org.huzhu.claims.adjudication.StoredDecision;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.ClaimAccess;
import org.huzhu.claims.claim.ClaimStore;
import org.huzhu.claims.claim.ClaimStore.Step;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.claims.intake.domain.NextStep;
import org.huzhu.claims.intake.domain.Question;
import org.huzhu.platform.audit.Audit;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.security.Caller;
import org.huzhu.platform.values.Outcome;
import org.huzhu.platform.values.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One claim with its progress, its papers and its reasons (WXM-023 to WXM-026, row 52). */
@Component
public class FindClaim {

    private final ClaimAccess access;
    private final ClaimStore claims;
    private final MaterialStore materials;
    private final AskedFor askedFor;
    private final Adjudicate adjudicate;
    private final Terms terms;
    private final Windows windows;
    private final FactDictionary dictionary;
    private final Audit audit;

    FindClaim(
            ClaimAccess access,
            ClaimStore claims,
            MaterialStore materials,
            AskedFor askedFor,
            Adjudicate adjudicate,
            Terms terms,
            Windows windows,
            FactDictionary dictionary,
            Audit audit) {
        this.access = access;
        this.claims = claims;
        this.materials = materials;
        this.askedFor = askedFor;
        this.adjudicate = adjudicate;
        this.terms = terms;
        this.windows = windows;
        this.dictionary = dictionary;
        this.audit = audit;
    }

    /** What was loaded around a claim. */
    private record Around(
            Applicant applicant,
            Payee payee,
            List<Kept> files,
            Set<String> asked,
            List<Step> steps,
            Optional<Decision> decision,
            boolean confidential) {}

    public Mono<Outcome<Dossier>> handle(Caller caller, UUID claimId) {
        return access.readable(caller, claimId)
                .flatMap(found -> Chain.thenLater(
                        found,
                        claim -> seen(caller, claim)
                                .then(load(caller, claim))
                                .map(around -> done(dossier(claim, around)))));
    }

    /** A claim that was just written by whoever sees it, with the papers it has. */
    Mono<Dossier> afresh(Claim claim, Applicant applicant, Payee payee, List<Kept> files) {
        return decision(claim)
                .map(decision ->
                        dossier(claim, new Around(applicant, payee, files, Set.of(), List.of(), decision, true)));
    }

    private Mono<Around> load(Caller caller, Claim claim) {
        return materials
                .of(claim)
                .flatMap(files -> Mono.zip(
                                claims.sealed(claim),
                                askedFor.open(claim, files),
                                claims.steps(claim).collectList(),
                                decision(claim),
                                access.isOwn(caller, claim))
                        .map(loaded -> new Around(
                                loaded.getT1().applicant(),
                                loaded.getT1().payee(),
                                files,
                                loaded.getT2(),
                                loaded.getT3(),
                                loaded.getT4(),
                                loaded.getT5() || Confidential.isWorkOf(caller))));
    }

    /** Staff see an illness: that leaves a trace. */
    private Mono<Void> seen(Caller caller, Claim claim) {
        return caller.isStaff()
                ? audit.record(
                        caller,
                        Audit.Entry.of("CLAIM_READ", "CLAIM", claim.identity().claimId()))
                : Mono.empty();
    }

    private Mono<Optional<Decision>> decision(Claim claim) {
        var identity = claim.identity();
        return claim.state() == ClaimState.DRAFT
                ? adjudicate.preview(preview(claim)).map(Optional::of)
                : adjudicate
                        .latest(identity.personId(), identity.claimId())
                        .map(StoredDecision::decision)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    private static Adjudicate.Command preview(Claim claim) {
        var identity = claim.identity();
        return new Adjudicate.Command(
                identity.personId(),
                identity.claimId(),
                identity.product(),
                claim.items().getFirst().eventDate(),
                identity.classCode(),
                new Cover(identity.coverageId(), identity.term(), identity.coveredSince()),
                claim.facts(),
                claim.items().stream()
                        .map(item -> new Item(item.responsibility(), item.eventDate(), item.from(), item.to()))
                        .toList(),
                identity.filedBy());
    }

    private Dossier dossier(Claim claim, Around around) {
        var provided = around.files().stream().map(Kept::provided).toList();
        var whole = terms.checklist(claim, provided);
        var checklist = whole.of(Terms.phases(claim));
        var questions = Terms.takesPapers(claim.state())
                ? Question.of(terms.openFacts(claim, checklist), dictionary)
                : List.<Question>of();
        var asked = around.asked().stream().sorted().toList();
        return new Dossier(
                claim,
                terms.of(claim),
                checklist,
                around.files(),
                questions,
                asked,
                NextStep.of(
                        claim,
                        checklist,
                        questions,
                        asked,
                        window(claim),
                        around.payee().isMissing()),
                around.applicant(),
                around.payee(),
                around.steps(),
                around.decision(),
                around.confidential());
    }

    private Optional<Refusal> window(Claim claim) {
        return claim.state() == ClaimState.DRAFT
                ? windows.closed(claim.items(), claim.lateApproval())
                : Optional.empty();
    }
}
