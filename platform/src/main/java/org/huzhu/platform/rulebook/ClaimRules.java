package org.huzhu.platform.rulebook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huzhu.platform.time.PeriodRule;

/**
 * The terms (条款) of one product version as far as claims go: who gets what, when, on which papers, decided by whom
 * (SHC-011, rulebook 3). Pure data; what it refers to was checked when it was read.
 */
public record ClaimRules(
        List<ProductClass> classes,
        List<Responsibility> responsibilities,
        List<Declaration> declarations,
        List<Notice> notices,
        List<Inference> inferences,
        Payee payee,
        Map<Category, Workflow> workflows,
        List<Place> offlinePlaces) {

    public ClaimRules {
        classes = List.copyOf(classes);
        responsibilities = List.copyOf(responsibilities);
        declarations = List.copyOf(declarations);
        notices = List.copyOf(notices);
        inferences = List.copyOf(inferences);
        workflows = Map.copyOf(workflows);
        offlinePlaces = List.copyOf(offlinePlaces);
    }

    public Optional<Responsibility> find(String code) {
        return responsibilities.stream()
                .filter(responsibility -> responsibility.code().equals(code))
                .findFirst();
    }

    /** Adds what follows from what is known; an inference never overrides what was told. */
    public Facts infer(Facts told) {
        var facts = told;
        for (var inference : inferences) {
            if (inference.when().evaluate(facts) == Truth.TRUE) {
                facts = facts.withDefault(inference.fact(), inference.value());
            }
        }
        return facts;
    }

    /** Every fact that a rule names, so that a form can ask for it. */
    public Set<String> facts() {
        var names = new TreeSet<String>();
        responsibilities.forEach(responsibility -> names.addAll(responsibility.facts()));
        inferences.forEach(inference -> {
            names.add(inference.fact);
            names.addAll(inference.when.facts());
        });
        return names;
    }

    public List<Declaration> declarationsOf(Category category) {
        return declarations.stream()
                .filter(declaration -> declaration.categories().contains(category))
                .toList();
    }

    /** What kind of event is claimed. */
    public enum Category {
        /** 住院类. */
        HOSPITAL,
        /** 重大疾病类. */
        CRITICAL,
        /** 意外类. */
        ACCIDENT,
        /** 身故. */
        DEATH
    }

    /** 类别, for example class E. */
    public record ProductClass(String code, String nameZh) {}

    /** How a benefit reaches the member. */
    public enum PayoutMode {
        /** 免申即享: always from data, never applied for. */
        DIRECT,
        /** Always applied for. */
        APPLY,
        /** From data, unless a non-direct situation holds; then applied for (SHC-021). */
        DIRECT_UNLESS_NON_DIRECT
    }

    /** Which day is the event: it decides the covering term and the version of the terms. */
    public enum EventBasis {
        DISCHARGE,
        DIAGNOSIS,
        ACCIDENT
    }

    /**
     * 保障责任: one benefit line.
     *
     * @param classes that have it; empty where the product knows no classes
     * @param online false where it can only be applied for at {@link #offlinePlaces()} (SHC-008, WXM-030)
     * @param periodRequiredWhen when the applicant must name first and last day (SHC-042)
     * @param benefit empty where no source gives the amount: such a claim can be filed and reviewed, not paid
     */
    public record Responsibility(
            String code,
            String nameZh,
            Category category,
            Set<String> classes,
            PayoutMode payoutMode,
            boolean online,
            EventBasis eventBasis,
            Optional<Condition> periodRequiredWhen,
            Optional<Benefit> benefit,
            Caps caps,
            WaitingPeriod waiting,
            List<Exclusion> exclusions,
            List<NonDirectSituation> nonDirect,
            Optional<Window> window,
            Optional<Deadline> deadline,
            Optional<Deadline> directDeadline,
            List<Material> materials,
            Provenance from) {

        public Responsibility {
            classes = Set.copyOf(classes);
            exclusions = List.copyOf(exclusions);
            nonDirect = List.copyOf(nonDirect);
            materials = List.copyOf(materials);
        }

        /** Every fact this line names in a condition or a formula. */
        public Set<String> facts() {
            var names = new TreeSet<String>();
            periodRequiredWhen.ifPresent(when -> names.addAll(when.facts()));
            benefit.flatMap(Benefit::fact).ifPresent(names::add);
            exclusions.forEach(each -> names.addAll(each.when().facts()));
            nonDirect.forEach(each -> names.addAll(each.when().facts()));
            for (var material : materials) {
                material.when().ifPresent(when -> names.addAll(when.facts()));
                material.refusedWhen()
                        .forEach(refusal -> names.addAll(refusal.when().facts()));
            }
            return names;
        }

        public boolean isFor(String classCode) {
            return classes.isEmpty() || classes.contains(classCode);
        }
    }

    /** Limits in CNY, and a number of events. Empty is unlimited. */
    public record Caps(
            Optional<BigDecimal> perEvent,
            Optional<BigDecimal> perTerm,
            Optional<BigDecimal> lifetime,
            Optional<Integer> eventsPerTerm,
            Provenance from) {}

    /** 等待期: an event in the first {@code days} days of a first term is not covered. */
    public record WaitingPeriod(int days, boolean waivedOnRenewal, boolean accidentExempt, Provenance from) {}

    /** 责任免除. */
    public record Exclusion(String code, String textZh, Condition when, Provenance from) {}

    /** 非直接给付情形: if one holds, the member must apply (SHC-022 to SHC-025). */
    public record NonDirectSituation(int seq, String code, String textZh, Condition when, Provenance from) {}

    /** 申请时限 (SHC-030 to SHC-036). */
    public record Window(Anchor anchor, PeriodRule period, Provenance from) {}

    /**
     * When the money is due (SHC-060 to SHC-065, SHC-020, WXM-011).
     *
     * @param earliest the first day of a range such as 5–10 working days
     * @param extendMaxDays how far a reasoned extension may go; 0 where there is none
     */
    public record Deadline(
            Anchor anchor, PeriodRule period, Optional<PeriodRule> earliest, int extendMaxDays, Provenance from) {}

    /** Whether a paper is needed. */
    public enum Need {
        REQUIRED,
        OPTIONAL,
        ON_REQUEST,
        CONDITIONAL
    }

    /** When a paper is handed in. */
    public enum Phase {
        FILING,
        /** After the business recheck, in AWAITING_UPLOAD (WXM-020). */
        UPLOAD
    }

    /** What a file may be; judged by content. */
    public enum Format {
        PDF,
        PNG,
        JPEG
    }

    /**
     * 材料: a paper a claim needs (1C.6).
     *
     * @param when for CONDITIONAL; also limits a REQUIRED one to a kind of treatment
     * @param becauseZh why it is needed, shown to the applicant
     * @param minFiles at least so many files (SCENE_PHOTOS: 4)
     * @param oneOf a group of papers of which one is enough; empty for none
     * @param maxAgeMonthsBeforeCoverStart the paper's own date must lie in the months before the cover's first day (C8)
     * @param electronicAllowed an electronic licence replaces the upload (SHC-046)
     */
    public record Material(
            String code,
            String nameZh,
            Need need,
            Phase phase,
            Optional<Condition> when,
            String becauseZh,
            int minFiles,
            Optional<String> oneOf,
            Set<Format> formats,
            boolean originalRequired,
            Optional<Integer> maxAgeMonthsBeforeCoverStart,
            boolean electronicAllowed,
            List<MaterialRefusal> refusedWhen,
            Provenance from) {

        public Material {
            formats = Set.copyOf(formats);
            refusedWhen = List.copyOf(refusedWhen);
        }
    }

    /** Facts under which a paper does not count, for example from a hospital below grade 2 (WXM-031, C1). */
    public record MaterialRefusal(String code, String textZh, Condition when) {}

    /** 抄写的承诺: copied word for word (SHC-047). */
    public record Declaration(String code, String version, String textZh, Set<Category> categories, Provenance from) {
        public Declaration {
            categories = Set.copyOf(categories);
        }
    }

    /** 办理须知: read and agreed to before anything else (SHC-040). */
    public record Notice(Category category, String version, String textZh, Provenance from) {}

    /** A fact that follows from others: no burden relief, so no relief for uraemia either. */
    public record Inference(String fact, Object value, Condition when) {}

    /** Where the money goes. */
    public record Payee(PayeeSource source, List<AccountKind> kinds, Provenance from) {
        public Payee {
            kinds = List.copyOf(kinds);
        }
    }

    /** Whose card is paid. */
    public enum PayeeSource {
        /** The card given at enrolment, as the coverage keeps it (WXM-012). */
        COVERAGE,
        /** What the applicant chose: his union or social-security card of the coverage, or an account of his own (SHC-045). */
        APPLICANT
    }

    /** 社保卡, 会员卡, other. */
    public enum AccountKind {
        SS_CARD,
        UNION_CARD,
        OTHER
    }

    /** The reviews a claim of this category passes, in order. */
    public record Workflow(List<Node> applied, List<Node> direct, Provenance from) {
        public Workflow {
            applied = List.copyOf(applied);
            direct = List.copyOf(direct);
        }
    }

    /** 理赔进度 nodes (WXM-024). */
    public enum Node {
        /** 经办初审. */
        FIRST_REVIEW,
        /** 业务复核. */
        BUSINESS_RECHECK,
        /** 待上传: the member's turn. */
        UPLOAD,
        /** 报告复核. */
        REPORT_RECHECK
    }

    /** Where what is not online can be applied for. */
    public record Place(String nameZh, String addressZh, String phone) {}
}
