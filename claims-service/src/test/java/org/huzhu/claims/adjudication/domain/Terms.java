package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huzhu.platform.rulebook.Anchor;
import org.huzhu.platform.rulebook.Benefit;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Caps;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Deadline;
import org.huzhu.platform.rulebook.ClaimRules.EventBasis;
import org.huzhu.platform.rulebook.ClaimRules.Exclusion;
import org.huzhu.platform.rulebook.ClaimRules.Payee;
import org.huzhu.platform.rulebook.ClaimRules.PayeeSource;
import org.huzhu.platform.rulebook.ClaimRules.PayoutMode;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.ClaimRules.WaitingPeriod;
import org.huzhu.platform.rulebook.ClaimRules.Window;
import org.huzhu.platform.rulebook.Condition;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.rulebook.RuleStatus;
import org.huzhu.platform.time.PeriodRule;
import org.huzhu.platform.time.PeriodUnit;

/** Terms for tests: one responsibility with what a test says about it, everything else absent. */
public final class Terms {

    public static final Provenance CLAUSE = new Provenance(RuleStatus.SEED, "第一条", "test");

    private final String code;
    private Category category = Category.HOSPITAL;
    private Set<String> classes = Set.of();
    private Optional<Benefit> benefit = Optional.empty();
    private Optional<BigDecimal> perEvent = Optional.empty();
    private Optional<BigDecimal> perTerm = Optional.empty();
    private Optional<BigDecimal> lifetime = Optional.empty();
    private Optional<Integer> eventsPerTerm = Optional.empty();
    private WaitingPeriod waiting = new WaitingPeriod(0, true, true, CLAUSE);
    private final List<Exclusion> exclusions = new ArrayList<>();
    private Optional<Window> window = Optional.empty();
    private Optional<Deadline> deadline = Optional.empty();
    private Provenance from = CLAUSE;
    private Provenance capsFrom = CLAUSE;

    private Terms(String code) {
        this.code = code;
    }

    public static Terms of(String code) {
        return new Terms(code);
    }

    public static ClaimRules rules(Responsibility... responsibilities) {
        return new ClaimRules(
                List.of(),
                List.of(responsibilities),
                List.of(),
                List.of(),
                List.of(),
                new Payee(PayeeSource.COVERAGE, List.of(), CLAUSE),
                Map.of(),
                List.of());
    }

    public Terms category(Category value) {
        category = value;
        return this;
    }

    public Terms classes(String... values) {
        classes = Set.of(values);
        return this;
    }

    public Terms pays(Benefit value) {
        benefit = Optional.of(value);
        return this;
    }

    public Terms fixed(String amount) {
        return pays(new Benefit.Fixed(new BigDecimal(amount)));
    }

    public Terms perEvent(String amount) {
        perEvent = Optional.of(new BigDecimal(amount));
        return this;
    }

    public Terms perTerm(String amount) {
        perTerm = Optional.of(new BigDecimal(amount));
        return this;
    }

    public Terms lifetime(String amount) {
        lifetime = Optional.of(new BigDecimal(amount));
        return this;
    }

    public Terms events(int count) {
        eventsPerTerm = Optional.of(count);
        return this;
    }

    public Terms waits(int days, boolean waivedOnRenewal, boolean accidentExempt) {
        return waits(days, waivedOnRenewal, accidentExempt, CLAUSE);
    }

    public Terms waits(int days, boolean waivedOnRenewal, boolean accidentExempt, Provenance source) {
        waiting = new WaitingPeriod(days, waivedOnRenewal, accidentExempt, source);
        return this;
    }

    public Terms excludes(String exclusion, Condition when) {
        exclusions.add(new Exclusion(exclusion, "情形" + exclusion, when, CLAUSE));
        return this;
    }

    public Terms window(Anchor anchor, int amount, PeriodUnit unit, boolean holidayRoll) {
        window = Optional.of(new Window(anchor, new PeriodRule(amount, unit, false, holidayRoll), CLAUSE));
        return this;
    }

    public Terms status(RuleStatus status) {
        from = new Provenance(status, "第一条", "test");
        return this;
    }

    public Terms capsStatus(RuleStatus status) {
        capsFrom = new Provenance(status, "第二条", "test");
        return this;
    }

    public Responsibility build() {
        return new Responsibility(
                code,
                code.equals("HOSP_DAYS") ? "住院天数保障金" : "保障责任" + code,
                category,
                classes,
                PayoutMode.APPLY,
                true,
                category == Category.ACCIDENT ? EventBasis.ACCIDENT : EventBasis.DISCHARGE,
                Optional.empty(),
                benefit,
                new Caps(perEvent, perTerm, lifetime, eventsPerTerm, capsFrom),
                waiting,
                exclusions,
                List.of(),
                window,
                deadline,
                Optional.empty(),
                List.of(),
                from);
    }
}
