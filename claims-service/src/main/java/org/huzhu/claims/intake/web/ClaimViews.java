package org.huzhu.claims.intake.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huzhu.claims.adjudication.domain.Decision;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.claims.claim.Applicant;
import org.huzhu.claims.claim.Payee;
import org.huzhu.claims.claim.domain.Claim;
import org.huzhu.claims.claim.domain.ClaimItem;
import org.huzhu.claims.claim.domain.ClaimState;
import org.huzhu.claims.claim.domain.ReviewNode;
import org.huzhu.claims.intake.Dossier;
import org.huzhu.claims.intake.MaterialStore.Kept;
import org.huzhu.claims.intake.domain.DirectPayment;
import org.huzhu.claims.intake.domain.NextStep.Blocker;
import org.huzhu.claims.intake.web.ClaimView.ApplicantView;
import org.huzhu.claims.intake.web.ClaimView.DueView;
import org.huzhu.claims.intake.web.ClaimView.EstimateView;
import org.huzhu.claims.intake.web.ClaimView.ExplanationView;
import org.huzhu.claims.intake.web.ClaimView.FileView;
import org.huzhu.claims.intake.web.ClaimView.ItemView;
import org.huzhu.claims.intake.web.ClaimView.MaterialView;
import org.huzhu.claims.intake.web.ClaimView.NodeView;
import org.huzhu.claims.intake.web.ClaimView.PayeeView;
import org.huzhu.claims.intake.web.ClaimView.StepView;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.time.Beijing;
import org.huzhu.platform.values.Money;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.ResidentId;

/** Dossier → JSON. */
final class ClaimViews {

    private ClaimViews() {}

    static ClaimView of(Dossier dossier) {
        var claim = dossier.claim();
        var identity = claim.identity();
        var open = dossier.confidential();
        return new ClaimView(
                identity.claimId(),
                identity.claimId().toString().substring(0, 8),
                claim.state().name(),
                Names.of(claim.state()),
                identity.product(),
                dossier.terms().nameZh(),
                identity.classCode(),
                identity.category().name(),
                Names.of(identity.category()),
                identity.origin().name(),
                identity.channel(),
                claim.revision(),
                time(identity.createdAt()),
                claim.submittedAt().map(ClaimViews::time),
                claim.completeOn(),
                claim.closedAt().map(ClaimViews::time),
                claim.amount().map(Money::text),
                open ? claim.reason() : "",
                open ? dossier.next().text() : Names.of(claim.state()),
                open ? dossier.next().blockedBy() : List.<Blocker>of(),
                items(claim, dossier.terms(), open),
                dues(claim, dossier.terms()),
                open ? materials(dossier) : List.of(),
                open ? dossier.questions() : List.of(),
                claim.nodes().stream().map(node -> node(node, open)).toList(),
                open ? steps(dossier) : List.of(),
                applicant(dossier.applicant(), open),
                payee(dossier.payee()),
                open ? facts(claim.facts()) : Map.of(),
                open && claim.state() != ClaimState.DRAFT
                        ? dossier.decision().map(ClaimViews::explanation).orElse(List.of())
                        : List.of(),
                claim.state() == ClaimState.DRAFT
                        ? dossier.decision().map(ClaimViews::estimate).orElse(null)
                        : null);
    }

    static List<DueView> dues(Claim claim, ProductVersion terms) {
        return claim.items().stream()
                .map(item -> new DueView(
                        item.responsibility(),
                        name(terms, item),
                        item.dueOn(),
                        item.earliestOn(),
                        item.provisional(),
                        item.extended()))
                .toList();
    }

    static FileView file(Kept kept) {
        return new FileView(
                kept.materialId(),
                kept.source().name(),
                kept.contentType(),
                kept.size(),
                kept.originalSeen(),
                kept.documentDate(),
                time(kept.providedAt()));
    }

    static MaterialView material(Checklist.Line line, List<Kept> files) {
        return new MaterialView(
                line.code(),
                line.name(),
                line.need().name(),
                line.because(),
                line.minFiles(),
                line.oneOf(),
                line.formats().stream().map(Enum::name).sorted().toList(),
                line.originalRequired(),
                line.electronicAllowed(),
                line.provided(),
                line.missing(),
                line.flaw().map(Checklist.Flaw::text),
                line.openFacts(),
                files.stream()
                        .filter(kept -> kept.code().equals(line.code()))
                        .map(ClaimViews::file)
                        .toList());
    }

    static OffsetDateTime time(Instant at) {
        return at.atZone(Beijing.ZONE).toOffsetDateTime();
    }

    private static List<MaterialView> materials(Dossier dossier) {
        return dossier.checklist().lines().stream()
                .map(line -> material(line, dossier.files()))
                .toList();
    }

    private static List<ItemView> items(Claim claim, ProductVersion terms, boolean open) {
        return claim.items().stream()
                .map(item -> new ItemView(
                        item.responsibility(),
                        name(terms, item),
                        item.eventDate(),
                        item.from(),
                        item.to(),
                        item.lastDay(),
                        item.dueOn(),
                        item.earliestOn(),
                        item.provisional(),
                        item.extended(),
                        item.breachedOn(),
                        item.amount().map(Money::text),
                        open
                                ? terms.claims()
                                        .find(item.responsibility())
                                        .map(each -> DirectPayment.holding(each, claim.facts()))
                                        .orElse(List.of())
                                : List.of()))
                .toList();
    }

    private static String name(ProductVersion terms, ClaimItem item) {
        return terms.claims()
                .find(item.responsibility())
                .map(Responsibility::nameZh)
                .orElse(item.responsibility());
    }

    private static NodeView node(ReviewNode node, boolean open) {
        return new NodeView(
                node.node().name(),
                Names.of(node.node()),
                node.result().name(),
                Names.of(node.result()),
                Optional.of(node.handler()).filter(handler -> !handler.isEmpty()),
                node.decidedAt().map(ClaimViews::time),
                open ? node.reason() : "");
    }

    private static List<StepView> steps(Dossier dossier) {
        var filedBy = dossier.claim().identity().filedBy();
        return dossier.steps().stream()
                .map(step -> new StepView(
                        step.change(),
                        Names.ofChange(step.change()),
                        step.state().name(),
                        Names.ofActor(step.actor(), filedBy),
                        step.reason(),
                        time(step.at())))
                .toList();
    }

    private static ApplicantView applicant(Applicant applicant, boolean open) {
        return new ApplicantView(
                PersonName.mask(applicant.name()),
                ResidentId.mask(applicant.idNumber()),
                applicant.maskedPhone(),
                open ? applicant.illness() : "");
    }

    private static PayeeView payee(Payee payee) {
        return new PayeeView(payee.kind().name(), payee.bank(), payee.isMissing() ? "" : payee.maskedAccount());
    }

    private static Map<String, Object> facts(Facts facts) {
        var shown = new TreeMap<String, Object>();
        facts.values()
                .forEach((name, value) ->
                        shown.put(name, value instanceof BigDecimal number ? number.toPlainString() : value));
        return shown;
    }

    private static List<ExplanationView> explanation(Decision decision) {
        return decision.items().stream()
                .flatMap(item -> item.lines().stream().map(line -> line(item, line)))
                .toList();
    }

    private static ExplanationView line(ItemDecision item, Decision.Line line) {
        return new ExplanationView(
                item.responsibility(),
                line.line(),
                line.formula(),
                line.inputs(),
                line.amount().toPlainString(),
                line.clause(),
                line.source(),
                line.status().name());
    }

    private static EstimateView estimate(Decision decision) {
        var reasons = decision.items().stream()
                .filter(item -> item.verdict() != Verdict.GRANTED)
                .flatMap(item -> item.reasons().stream())
                .map(Decision.Reason::text)
                .distinct()
                .toList();
        return new EstimateView(Money.text(decision.total()), decision.certain(), reasons);
    }
}
