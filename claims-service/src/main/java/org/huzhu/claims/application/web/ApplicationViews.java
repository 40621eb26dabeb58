package org.huzhu.claims.application.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.huzhu.claims.application.ApplicationStore.Filled;
import org.huzhu.claims.application.ApplicationStore.Paper;
import org.huzhu.claims.application.ApplicationStore.Step;
import org.huzhu.claims.application.FindApplications.Detail;
import org.huzhu.claims.application.domain.ApplicationForm;
import org.huzhu.claims.application.domain.ApplicationForm.Offsite;
import org.huzhu.claims.application.domain.ApplicationForm.Payout;
import org.huzhu.claims.application.domain.ApplicationIdentity;
import org.huzhu.claims.application.domain.ApplicationState;
import org.huzhu.claims.application.domain.BenefitType;
import org.huzhu.claims.application.domain.Grant;
import org.huzhu.claims.application.web.ApplicationView.AmountView;
import org.huzhu.claims.application.web.ApplicationView.DueView;
import org.huzhu.claims.application.web.ApplicationView.FileView;
import org.huzhu.claims.application.web.ApplicationView.FormView;
import org.huzhu.claims.application.web.ApplicationView.MaterialView;
import org.huzhu.claims.application.web.ApplicationView.OffsiteView;
import org.huzhu.claims.application.web.ApplicationView.PayoutView;
import org.huzhu.claims.application.web.ApplicationView.PersonView;
import org.huzhu.claims.application.web.ApplicationView.ProgressView;
import org.huzhu.claims.application.web.ApplicationView.QuestionView;
import org.huzhu.claims.application.web.ApplicationView.StepView;
import org.huzhu.claims.application.web.ApplicationView.Summary;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.values.BankCard;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.ResidentId;

/** Applications as JSON. */
final class ApplicationViews {

    private ApplicationViews() {}

    static ApplicationView of(Detail detail, FactDictionary dictionary) {
        var application = detail.filled().application();
        var identity = application.identity();
        var file = detail.filled().file();
        var due = detail.rules().due().from();
        return new ApplicationView(
                identity.applicationId(),
                identity.region(),
                identity.type(),
                detail.type().nameZh(),
                identity.channel(),
                identity.injuredOn(),
                application.state(),
                application.state().zh(),
                progress(application.state()),
                application.state().pending().orElse(null),
                application.revision(),
                application.submittedOn().orElse(null),
                application.dueOn().orElse(null),
                application.dueProvisional(),
                application
                        .dueOn()
                        .map(_ -> new DueView(due.clause(), due.status()))
                        .orElse(null),
                application.finishedOn().orElse(null),
                application.reason(),
                form(file.form()),
                file.facts().values(),
                known(detail.type()),
                detail.checklist().lines().stream()
                        .map(line -> material(line, detail.papers()))
                        .toList(),
                questions(detail.openFacts(), dictionary),
                file.grants().stream().map(grant -> amount(grant, detail)).toList(),
                detail.steps().stream().map(step -> step(step, identity)).toList());
    }

    static Summary summary(Filled filled, String typeName, LocalDate today) {
        var application = filled.application();
        var identity = application.identity();
        return new Summary(
                identity.applicationId(),
                identity.type(),
                typeName,
                identity.channel(),
                application.state(),
                application.state().zh(),
                progress(application.state()),
                PersonName.mask(filled.file().form().worker().name()),
                application.submittedOn().orElse(null),
                application.dueOn().orElse(null),
                application.isOverdue(today),
                application.finishedOn().orElse(null),
                identity.createdAt());
    }

    static String known(BenefitType type) {
        return type.materials().isPresent() ? "KNOWN" : "UNKNOWN";
    }

    static List<QuestionView> questions(List<String> facts, FactDictionary dictionary) {
        return facts.stream()
                .flatMap(fact -> dictionary.find(fact).stream())
                .map(fact -> new QuestionView(fact.name(), fact.question(), fact.values(), fact.labels()))
                .toList();
    }

    static MaterialView material(Checklist.Line line, List<Paper> papers) {
        return new MaterialView(
                line.code(),
                line.name(),
                line.need(),
                line.because(),
                line.oneOf().orElse(null),
                line.minFiles(),
                line.provided(),
                line.originalRequired(),
                line.missing(),
                line.flaw().map(Checklist.Flaw::code).orElse(null),
                line.flaw().map(Checklist.Flaw::text).orElse(null),
                line.openFacts(),
                papers.stream()
                        .filter(paper -> paper.code().equals(line.code()))
                        .map(ApplicationViews::file)
                        .toList());
    }

    private static FileView file(Paper paper) {
        return new FileView(
                paper.materialId(),
                paper.contentType(),
                paper.size(),
                paper.copies(),
                paper.originalSeen(),
                paper.providedAt());
    }

    private static ProgressView progress(ApplicationState state) {
        return new ProgressView(state.progress().status(), state.progress().zh());
    }

    private static FormView form(ApplicationForm form) {
        var worker = form.worker();
        return new FormView(
                new PersonView(
                        worker.name(),
                        ResidentId.mask(worker.idNumber()),
                        worker.personalNo(),
                        MobileNumber.mask(worker.phone()),
                        ""),
                form.claimant()
                        .map(each ->
                                new PersonView(each.name(), ResidentId.mask(each.idNumber()), "", "", each.relation()))
                        .orElse(null),
                form.payout().map(ApplicationViews::payout).orElse(null),
                Set.copyOf(form.items()),
                form.offsite().map(ApplicationViews::offsite).orElse(null),
                form.remark());
    }

    private static PayoutView payout(Payout payout) {
        return payout.account()
                .map(account -> new PayoutView(
                        payout.method(),
                        payout.method().zh(),
                        account.holder(),
                        account.bank(),
                        BankCard.mask(account.number())))
                .orElseGet(() -> new PayoutView(payout.method(), payout.method().zh(), "", "", ""));
    }

    private static OffsiteView offsite(Offsite told) {
        return new OffsiteView(
                told.recognitionNo(),
                told.recognisedOn().orElse(null),
                told.injuredPart(),
                told.diagnosis(),
                told.appliedOn(),
                told.validFrom().orElse(null),
                told.validTo().orElse(null),
                told.place(),
                told.filingKind(),
                told.fromHospital(),
                told.fromHospitalLevel());
    }

    private static AmountView amount(Grant grant, Detail detail) {
        var shortfall = grant.shortfall();
        var item = detail.type().item(grant.item());
        var from = item.map(BenefitType.Item::from).orElse(detail.type().from());
        return new AmountView(
                grant.item(),
                item.map(BenefitType.Item::nameZh).orElse(grant.item()),
                shortfall.statutory(),
                shortfall.thirdPartyPaid(),
                shortfall.payable(),
                shortfall.formula(),
                from.clause(),
                from.status());
    }

    private static StepView step(Step step, ApplicationIdentity identity) {
        var by = step.actor().equals(identity.filedBy()) ? "申请人" : "经办人员";
        return new StepView(step.change(), step.state(), by, step.reason(), step.at());
    }
}
