package org.huzhu.claims.adjudication.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.huzhu.claims.adjudication.domain.Case.Granted;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision.ItemDecision;
import org.huzhu.claims.adjudication.domain.Decision.Line;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.claims.adjudication.domain.Decision.Verdict;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.values.Money;

/** Cuts what a formula gives down to what the caps leave, and rounds at the very end. */
final class Limits {

    /** @param history with what earlier items of the same case were granted */
    record Question(Responsibility responsibility, Item item, UUID coverageId, List<Granted> history) {}

    private final Question question;
    private final List<Line> lines;
    private BigDecimal amount;

    private Limits(Question question, Formula.Computed computed) {
        this.question = question;
        this.lines = new ArrayList<>(computed.lines());
        this.amount = computed.amount();
    }

    static ItemDecision apply(Question question, Formula.Computed computed) {
        return new Limits(question, computed).decide();
    }

    private ItemDecision decide() {
        if (amount.signum() == 0) {
            return denied(Refusals.nothingPayable(question.responsibility()));
        }
        var caps = question.responsibility().caps();
        caps.perEvent().ifPresent(cap -> cut("CAP_PER_EVENT", "每次事件限额", cap, BigDecimal.ZERO));
        var exhausted = cap("CAP_PER_TERM", "一个保障期限额", caps.perTerm(), this::isOfTerm)
                .or(() -> cap("CAP_LIFETIME", "终身限额", caps.lifetime(), _ -> true));
        if (exhausted.isPresent()) {
            return denied(exhausted.get());
        }
        var rounded = Money.round(amount);
        if (rounded.signum() == 0) {
            return denied(Refusals.nothingPayable(question.responsibility()));
        }
        if (rounded.compareTo(amount) != 0) {
            lines.add(line(
                    "ROUNDING",
                    "四舍五入到分：%s元".formatted(Figures.money(rounded)),
                    Figures.inputs("exact", Figures.money(amount)),
                    rounded,
                    question.responsibility().from()));
        }
        return decision(Verdict.GRANTED, rounded, List.of());
    }

    private boolean isOfTerm(Granted granted) {
        return granted.coverageId().equals(question.coverageId());
    }

    private Optional<Reason> cap(String code, String nameZh, Optional<BigDecimal> limit, Predicate<Granted> counts) {
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        var spent = question.history().stream()
                .filter(granted ->
                        granted.responsibility().equals(question.item().responsibility()))
                .filter(counts)
                .map(Granted::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (limit.get().compareTo(spent) <= 0) {
            return Optional.of(Refusals.capReached(
                    question.responsibility(), Figures.money(limit.get()), Figures.money(spent), nameZh));
        }
        cut(code, nameZh, limit.get(), spent);
        return Optional.empty();
    }

    /** Rounds the limit down, so that rounding the amount never lifts it above the limit. */
    private void cut(String code, String nameZh, BigDecimal limit, BigDecimal spent) {
        var left = limit.subtract(spent).setScale(2, RoundingMode.DOWN);
        var before = amount;
        amount = amount.min(left);
        lines.add(line(
                code,
                "%s%s元 − 已给付%s元 = 余额%s元；min(%s元, %s元) = %s元"
                        .formatted(
                                nameZh,
                                Figures.money(limit),
                                Figures.money(spent),
                                Figures.money(left),
                                Figures.money(before),
                                Figures.money(left),
                                Figures.money(amount)),
                Figures.inputs(
                        "limit", Figures.money(limit),
                        "granted", Figures.money(spent),
                        "before", Figures.money(before)),
                amount,
                question.responsibility().caps().from()));
    }

    private ItemDecision denied(Reason reason) {
        return decision(Verdict.DENIED, Figures.NOTHING, List.of(reason));
    }

    private ItemDecision decision(Verdict verdict, BigDecimal worth, List<Reason> reasons) {
        var item = question.item();
        return new ItemDecision(item.responsibility(), item.eventDate(), verdict, worth, reasons, lines);
    }

    private static Line line(
            String code, String formula, SortedMap<String, String> inputs, BigDecimal amount, Provenance from) {
        return new Line(code, formula, inputs, Figures.exact(amount), from.clause(), from.source(), from.status());
    }
}
