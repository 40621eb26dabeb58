package org.huzhu.claims.filing.web;

import java.util.List;
import java.util.stream.IntStream;
import org.huzhu.claims.filing.FilingStore.Filled;
import org.huzhu.claims.filing.FilingStore.Paper;
import org.huzhu.claims.filing.FilingStore.Step;
import org.huzhu.claims.filing.FindFilings.Detail;
import org.huzhu.claims.filing.domain.Filing;
import org.huzhu.claims.filing.domain.FilingForm;
import org.huzhu.claims.filing.domain.FilingForm.Fitting;
import org.huzhu.claims.filing.domain.FilingForm.Referral;
import org.huzhu.claims.filing.domain.FilingRules;
import org.huzhu.claims.filing.domain.Validity;
import org.huzhu.claims.filing.web.FilingView.AgentView;
import org.huzhu.claims.filing.web.FilingView.DeviceView;
import org.huzhu.claims.filing.web.FilingView.FileView;
import org.huzhu.claims.filing.web.FilingView.FittingView;
import org.huzhu.claims.filing.web.FilingView.FormView;
import org.huzhu.claims.filing.web.FilingView.InstitutionView;
import org.huzhu.claims.filing.web.FilingView.MaterialView;
import org.huzhu.claims.filing.web.FilingView.ReferralView;
import org.huzhu.claims.filing.web.FilingView.StepView;
import org.huzhu.claims.filing.web.FilingView.Summary;
import org.huzhu.claims.filing.web.FilingView.WorkerView;
import org.huzhu.claims.material.domain.Checklist;
import org.huzhu.platform.values.MobileNumber;
import org.huzhu.platform.values.PersonName;
import org.huzhu.platform.values.ResidentId;

/** Filings as JSON. Identity numbers and phones leave masked; the printed form has them in full. */
final class FilingViews {

    private FilingViews() {}

    static FilingView of(Detail detail) {
        var filing = detail.filled().filing();
        var identity = filing.identity();
        var titles = detail.rules().form(identity.kind()).titles();
        return new FilingView(
                identity.filingId(),
                identity.region(),
                identity.kind(),
                identity.scenario(),
                identity.origin(),
                identity.version(),
                identity.previous().orElse(null),
                filing.state(),
                filing.state().zh(),
                filing.revision(),
                titles.getFirst(),
                titles.subList(1, titles.size()),
                filing.filedOn().orElse(null),
                filing.approvedOn().orElse(null),
                filing.validity().map(Validity::from).orElse(null),
                filing.validity().flatMap(Validity::to).orElse(null),
                filing.endedOn().orElse(null),
                detail.changeableFrom().orElse(null),
                filing.reason(),
                institutions(filing, detail.rules()),
                form(detail.filled().form()),
                detail.checklist().lines().stream()
                        .map(line -> material(line, detail.papers()))
                        .toList(),
                detail.steps().stream().map(step -> step(step, filing)).toList());
    }

    static Summary summary(Filled filled) {
        var filing = filled.filing();
        var identity = filing.identity();
        return new Summary(
                identity.filingId(),
                identity.kind(),
                identity.scenario(),
                identity.origin(),
                identity.version(),
                filing.state(),
                filing.state().zh(),
                PersonName.mask(filled.form().worker().name()),
                filing.filedOn().orElse(null),
                filing.validity().map(Validity::from).orElse(null),
                filing.validity().flatMap(Validity::to).orElse(null),
                filing.endedOn().orElse(null),
                filing.institutions(),
                identity.createdAt());
    }

    static MaterialView material(Checklist.Line line, List<Paper> papers) {
        return new MaterialView(
                line.code(),
                line.name(),
                line.need(),
                line.because(),
                line.oneOf().orElse(null),
                line.originalRequired(),
                line.missing(),
                line.flaw().map(Checklist.Flaw::text).orElse(null),
                line.openFacts(),
                papers.stream()
                        .filter(paper -> paper.code().equals(line.code()))
                        .map(FilingViews::file)
                        .toList());
    }

    static FileView file(Paper paper) {
        return new FileView(
                paper.materialId(), paper.contentType(), paper.size(), paper.originalSeen(), paper.providedAt());
    }

    private static List<InstitutionView> institutions(Filing filing, FilingRules rules) {
        return filing.institutions().stream()
                .map(code -> rules.institution(code)
                        .map(known -> new InstitutionView(code, known.nameZh(), known.placeZh()))
                        .orElse(new InstitutionView(code, code, "")))
                .toList();
    }

    private static StepView step(Step step, Filing filing) {
        return new StepView(
                step.change(),
                step.state(),
                actor(step.actor(), filing.identity().filedBy()),
                step.reason(),
                step.at());
    }

    /** Who it was, without saying who. */
    private static String actor(String actor, String filedBy) {
        if (actor.equals("system")) {
            return "系统";
        }
        return actor.equals(filedBy) ? "申请人" : "经办人员";
    }

    private static FormView form(FilingForm form) {
        var worker = form.worker();
        return new FormView(
                new WorkerView(
                        worker.name(),
                        worker.sex(),
                        ResidentId.mask(worker.idNumber()),
                        worker.injuredPart(),
                        worker.employer(),
                        MobileNumber.mask(worker.phone())),
                form.applicant(),
                form.agent()
                        .map(agent -> new AgentView(agent.name(), ResidentId.mask(agent.idNumber()), agent.relation()))
                        .orElse(null),
                form.benefitStatus(),
                form.confirmed(),
                form.place(),
                form.treatmentOn().orElse(null),
                form.conditionEndsOn().orElse(null),
                form.domicileIsResidence().orElse(null),
                form.referral().map(FilingViews::referral).orElse(null),
                form.fitting().map(FilingViews::fitting).orElse(null));
    }

    private static ReferralView referral(Referral referral) {
        return new ReferralView(
                referral.opinion(),
                referral.doctor(),
                referral.opinionOn().orElse(null),
                referral.reasons(),
                referral.expert(),
                referral.expertOn().orElse(null));
    }

    private static FittingView fitting(Fitting fitting) {
        var devices = fitting.devices();
        var views = IntStream.range(0, devices.size())
                .mapToObj(i -> new DeviceView(
                        i + 1,
                        devices.get(i).name(),
                        devices.get(i).minimumYears().orElse(null),
                        devices.get(i).limit().map(PayabilityView::money).orElse(null)))
                .toList();
        return new FittingView(
                fitting.kind(),
                fitting.lastFittedOn().orElse(null),
                fitting.itemsChanged().orElse(null),
                views);
    }
}
