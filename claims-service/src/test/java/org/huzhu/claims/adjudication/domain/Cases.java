package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huzhu.claims.adjudication.domain.Case.Cover;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Facts;
import org.huzhu.platform.time.CoverageTerm;

/** Cases for tests: a first term of the calendar year 2025, nothing told, nothing granted before. */
public final class Cases {

    public static final UUID CLAIM = new UUID(0, 1);
    public static final UUID COVERAGE = new UUID(0, 2);
    public static final LocalDate EVENT = LocalDate.of(2025, 6, 1);

    private final ClaimRules rules;
    private String classCode = "";
    private Cover cover = new Cover(
            COVERAGE, new CoverageTerm(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)), LocalDate.of(2025, 1, 1));
    private Facts facts = Facts.NONE;
    private final List<Item> items = new ArrayList<>();
    private final List<Granted> history = new ArrayList<>();

    private Cases(ClaimRules rules) {
        this.rules = rules;
    }

    public static Cases under(Responsibility... responsibilities) {
        return new Cases(Terms.rules(responsibilities));
    }

    public Cases classCode(String value) {
        classCode = value;
        return this;
    }

    public Cases since(LocalDate day) {
        cover = new Cover(cover.coverageId(), cover.term(), day);
        return this;
    }

    public Cases fact(String name, Object value) {
        facts = facts.with(name, value);
        return this;
    }

    public Cases item(String responsibility, LocalDate event) {
        items.add(new Item(responsibility, event, Optional.empty(), Optional.empty()));
        return this;
    }

    public Cases item(String responsibility) {
        return item(responsibility, EVENT);
    }

    public Cases granted(String responsibility, LocalDate event, String amount) {
        return granted(COVERAGE, responsibility, event, amount);
    }

    public Cases granted(UUID coverage, String responsibility, LocalDate event, String amount) {
        history.add(new Granted(new UUID(9, 9), coverage, responsibility, event, new BigDecimal(amount)));
        return this;
    }

    static ItemDecision denied(String code, String text) {
        return denied(EVENT, code, text);
    }

    static ItemDecision denied(LocalDate event, String code, String text) {
        return new ItemDecision(
                "R",
                event,
                Verdict.DENIED,
                new BigDecimal("0.00"),
                List.of(new Reason(code, text, "第一条", "test", List.of())),
                List.of());
    }

    public Case build() {
        return new Case(CLAIM, "TEST", "2025", rules, classCode, cover, facts, items, history);
    }

    public Decision decide() {
        return Adjudication.decide(build());
    }

    public ItemDecision decideOne() {
        return decide().items().getFirst();
    }
}
