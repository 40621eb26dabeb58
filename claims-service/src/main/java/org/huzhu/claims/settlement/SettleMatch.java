package org.huzhu.claims.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huzhu.claims.claim.ClaimChanges;
import org.huzhu.claims.claim.ClaimChanges.By;
import org.huzhu.claims.claim.ClaimChanges.Change;
import org.huzhu.claims.claim.ClaimNotices;
import org.huzhu.claims.claim.ClaimNotices.Notice;
import org.huzhu.claims.claim.DecideClaim;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.settlement.Plan.GivenUp;
import org.huzhu.claims.settlement.domain.Discharge;
import org.huzhu.claims.settlement.domain.Match;
import org.huzhu.claims.settlement.domain.Part;
import org.huzhu.platform.privacy.PersonalData;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Node;
import org.huzhu.platform.rulebook.ClaimRules.NonDirectSituation;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.Outcome.Done;
import org.huzhu.platform.values.Outcome.Refused;
import org.huzhu.platform.values.Refusal;
import org.huzhu.platform.web.RefusedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A stay under one product: its claim, decided and handed to payment in the same transaction, or handed to a human; and
 * the invitation to apply for what is not paid directly.
 */
@Component
class SettleMatch {

    private final ClaimChanges changes;
    private final ClaimNotices notices;
    private final DecideClaim decide;
    private final MedicalRecords records;
    private final FactDictionary dictionary;

    SettleMatch(
            ClaimChanges changes,
            ClaimNotices notices,
            DecideClaim decide,
            MedicalRecords records,
            FactDictionary dictionary) {
        this.changes = changes;
        this.notices = notices;
        this.decide = decide;
        this.records = records;
        this.dictionary = dictionary;
    }

    /** One match of a record, with the member as he was enrolled. */
    record Command(
            Discharge discharge,
            Match match,
            PersonalData person,
            boolean terminated,
            Instant receivedAt,
            Instant now) {

        String productZh() {
            return match.terms().nameZh();
        }
    }

    Mono<Part> handle(Command command, Plan plan) {
        return invite(command).then(plan.looksForClaimed() ? settleUnclaimed(command, plan) : settle(command, plan));
    }

    private Mono<Part> settleUnclaimed(Command command, Plan plan) {
        var discharge = command.discharge();
        var match = command.match();
        return records.claimed(
                        match.covered().personId(), match.product(), discharge.admittedOn(), discharge.dischargedOn())
                .collectList()
                .flatMap(claimed -> {
                    var left = match.without(claimed.stream()
                            .map(MedicalRecords.Claimed::responsibility)
                            .toList());
                    return left.items().isEmpty() && !match.items().isEmpty()
                            ? Mono.just(Part.duplicate(command.productZh(), claims(claimed)))
                            : settle(with(command, left), plan);
                });
    }

    private Mono<Part> settle(Command command, Plan plan) {
        var match = command.match();
        if (match.items().isEmpty()) {
            return Mono.just(invitation(command));
        }
        var settled = human(command, plan)
                .map(why -> review(command, why))
                .orElseGet(() -> decide(command, plan))
                .onErrorMap(
                        RefusedException.class,
                        refused -> refused.refusal().code().equals("DUPLICATE_CLAIM")
                                ? new GivenUp(plan.lookForClaimed())
                                : refused);
        return match.invitations().isEmpty() ? settled : settled.map(part -> part.and(invitation(command)));
    }

    /** A denial may mean that the stay was paid before: then it is a duplicate, found out by a second try. */
    private Mono<Part> decide(Command command, Plan plan) {
        return decide.handleNew(
                        ClaimOfRecord.claim(command),
                        ClaimOfRecord.applicant(command),
                        ClaimOfRecord.payee(command),
                        By.system(Change.CREATED, ""))
                .flatMap(outcome -> switch (outcome) {
                    case Done<Claim> done
                    when done.value().state() == ClaimState.REJECTED && !plan.looksForClaimed() ->
                        Mono.error(new GivenUp(plan.lookForClaimed()));
                    case Done<Claim> done ->
                        tellRefusal(command, done.value()).thenReturn(Part.of(command.productZh(), done.value()));
                    case Refused<Claim> no ->
                        Mono.error(new GivenUp(plan.human(command.match().product(), no.refusal())));
                });
    }

    private Mono<Void> tellRefusal(Command command, Claim claim) {
        return claim.state() == ClaimState.REJECTED
                ? notices.send(
                        claim,
                        Notice.CLAIM_REJECTED,
                        Map.of(
                                "product", command.productZh(),
                                "claimNo", claimNo(claim),
                                "reason", claim.reason()))
                : Mono.empty();
    }

    private Mono<Part> review(Command command, Refusal why) {
        var text = HumanReasons.text(why);
        return changes.create(
                        ClaimOfRecord.claim(command),
                        ClaimOfRecord.applicant(command),
                        ClaimOfRecord.payee(command),
                        By.system(Change.CREATED, ""))
                .flatMap(claim -> claim.sendToReview(workflow(command.match()), text) instanceof Done<Claim> sent
                        ? changes.save(sent.value(), By.system(Change.SENT_TO_REVIEW, text))
                        : Mono.error(new IllegalStateException("a new claim goes to review")))
                .map(claim -> Part.review(command.productZh(), why.code(), claim));
    }

    private Optional<Refusal> human(Command command, Plan plan) {
        var match = command.match();
        if (command.terminated()) {
            return Optional.of(Refusal.of("COVERAGE_TERMINATED"));
        }
        if (!match.unknown().isEmpty()) {
            var questions = match.unknown().stream().map(dictionary::question).collect(Collectors.joining());
            return Optional.of(Refusal.of("FACTS_MISSING", Map.of("questions", questions)));
        }
        return match.late()
                ? Optional.of(Refusal.of("WINDOW_CLOSED"))
                : Optional.ofNullable(plan.humans().get(match.product()));
    }

    private static List<Node> workflow(Match match) {
        return Optional.ofNullable(match.terms().claims().workflows().get(Category.HOSPITAL))
                .map(workflow -> workflow.direct().isEmpty() ? workflow.applied() : workflow.direct())
                .filter(nodes -> !nodes.isEmpty())
                .orElse(List.of(Node.FIRST_REVIEW));
    }

    private Mono<Void> invite(Command command) {
        var match = command.match();
        if (match.invitations().isEmpty()) {
            return Mono.empty();
        }
        var discharge = command.discharge();
        var stay = String.join(
                "|",
                match.covered().personId().toString(),
                match.product(),
                discharge.admittedOn().toString(),
                discharge.dischargedOn().toString());
        return notices.send(
                "claim-invited/" + UUID.nameUUIDFromBytes(stay.getBytes(StandardCharsets.UTF_8)),
                Notice.CLAIM_INVITED,
                command.person().phone(),
                Map.of(
                        "product", command.productZh(),
                        "hospital", discharge.hospital(),
                        "reason", reasons(match),
                        "lastDay", lastDay(match).map(LocalDate::toString).orElse("不限")));
    }

    private static Part invitation(Command command) {
        var match = command.match();
        var codes = match.invitations().stream()
                .flatMap(invitation -> invitation.because().stream())
                .map(NonDirectSituation::code)
                .findFirst()
                .orElse("");
        var until = lastDay(match).map(day -> "，申请截止" + day).orElse("");
        return Part.invited(command.productZh(), codes, reasons(match) + until);
    }

    private static String reasons(Match match) {
        return match.invitations().stream()
                .flatMap(invitation -> invitation.because().stream())
                .map(NonDirectSituation::textZh)
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private static Optional<LocalDate> lastDay(Match match) {
        return match.invitations().stream()
                .flatMap(invitation -> invitation.lastDay().stream())
                .min(LocalDate::compareTo);
    }

    private static Command with(Command command, Match match) {
        return new Command(
                command.discharge(),
                match,
                command.person(),
                command.terminated(),
                command.receivedAt(),
                command.now());
    }

    private static List<UUID> claims(List<MedicalRecords.Claimed> claimed) {
        return claimed.stream().map(MedicalRecords.Claimed::claimId).distinct().toList();
    }

    private static String claimNo(Claim claim) {
        return claim.identity().claimId().toString().substring(0, 8);
    }
}
