package org.huzhu.enrollment.product.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.ClaimRules.Caps;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.EventBasis;
import org.huzhu.platform.rulebook.ClaimRules.Format;
import org.huzhu.platform.rulebook.ClaimRules.Material;
import org.huzhu.platform.rulebook.ClaimRules.MaterialRefusal;
import org.huzhu.platform.rulebook.ClaimRules.Need;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Phase;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ClaimRules.WaitingPeriod;
import org.huzhu.platform.rulebook.ClaimRules.Window;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.values.Money;

/** One responsibility with its papers, times and amounts. */
record ResponsibilityView(
        String code,
        String nameZh,
        Category category,
        List<String> classes,
        PayoutMode payoutMode,
        boolean online,
        EventBasis eventBasis,
        Optional<Map<String, Object>> periodRequiredWhen,
        Optional<Map<String, Object>> benefit,
        CapsView caps,
        WaitingPeriod waiting,
        List<CaseView> exclusions,
        List<CaseView> nonDirect,
        Optional<PeriodView> window,
        Optional<PeriodView> deadline,
        Optional<PeriodView> directDeadline,
        List<MaterialView> materials,
        Set<String> facts,
        Provenance from) {

    record CapsView(
            Optional<String> perEvent,
            Optional<String> perTerm,
            Optional<String> lifetime,
            Optional<Integer> eventsPerTerm,
            Provenance from) {

        static CapsView of(Caps caps) {
            return new CapsView(
                    caps.perEvent().map(Money::text),
                    caps.perTerm().map(Money::text),
                    caps.lifetime().map(Money::text),
                    caps.eventsPerTerm(),
                    caps.from());
        }
    }

    /** An exclusion or a non-direct situation. */
    record CaseView(String code, String textZh, Map<String, Object> when, Provenance from) {}

    record PeriodView(
            Anchor anchor, PeriodRule period, Optional<PeriodRule> earliest, int extendMaxDays, Provenance from) {

        static PeriodView of(Window window) {
            return new PeriodView(window.anchor(), window.period(), Optional.empty(), 0, window.from());
        }

        static PeriodView of(Deadline deadline) {
            return new PeriodView(
                    deadline.anchor(),
                    deadline.period(),
                    deadline.earliest(),
                    deadline.extendMaxDays(),
                    deadline.from());
        }
    }

    record RefusalView(String code, String textZh, Map<String, Object> when) {

        static RefusalView of(MaterialRefusal refusal) {
            return new RefusalView(
                    refusal.code(), refusal.textZh(), refusal.when().tree());
        }
    }

    record MaterialView(
            String code,
            String nameZh,
            Need need,
            Phase phase,
            Optional<Map<String, Object>> when,
            String becauseZh,
            int minFiles,
            Optional<String> oneOf,
            List<Format> formats,
            boolean originalRequired,
            Optional<Integer> maxAgeMonthsBeforeCoverStart,
            boolean electronicAllowed,
            List<RefusalView> refusedWhen,
            Provenance from) {

        static MaterialView of(Material material) {
            return new MaterialView(
                    material.code(),
                    material.nameZh(),
                    material.need(),
                    material.phase(),
                    material.when().map(Condition::tree),
                    material.becauseZh(),
                    material.minFiles(),
                    material.oneOf(),
                    material.formats().stream().sorted().toList(),
                    material.originalRequired(),
                    material.maxAgeMonthsBeforeCoverStart(),
                    material.electronicAllowed(),
                    material.refusedWhen().stream().map(RefusalView::of).toList(),
                    material.from());
        }
    }

    static ResponsibilityView of(Responsibility of) {
        return new ResponsibilityView(
                of.code(),
                of.nameZh(),
                of.category(),
                of.classes().stream().sorted().toList(),
                of.payoutMode(),
                of.online(),
                of.eventBasis(),
                of.periodRequiredWhen().map(Condition::tree),
                of.benefit().map(BenefitTree::of),
                CapsView.of(of.caps()),
                of.waiting(),
                exclusions(of),
                nonDirect(of),
                of.window().map(PeriodView::of),
                of.deadline().map(PeriodView::of),
                of.directDeadline().map(PeriodView::of),
                of.materials().stream().map(MaterialView::of).toList(),
                of.facts(),
                of.from());
    }

    private static List<CaseView> exclusions(Responsibility of) {
        return of.exclusions().stream()
                .map(each ->
                        new CaseView(each.code(), each.textZh(), each.when().tree(), each.from()))
                .toList();
    }

    private static List<CaseView> nonDirect(Responsibility of) {
        return of.nonDirect().stream()
                .map(each ->
                        new CaseView(each.code(), each.textZh(), each.when().tree(), each.from()))
                .toList();
    }
}
