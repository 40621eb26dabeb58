package org.huzhu.claims.settlement.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huzhu.claims.coverage.domain.CoverHistory;
import org.huzhu.claims.settlement.domain.Settlement.Result;

/** Why a stay is not paid by anybody: which term ended or begins when (WXM-033, AC-104). */
public final class NotCovered {

    public static final String CODE = "NOT_COVERED";

    private NotCovered() {}

    /**
     * @param histories of all products the person ever had
     * @param nameZh the Chinese name of a product
     */
    public static Settlement on(LocalDate day, List<CoverHistory> histories, UnaryOperator<String> nameZh) {
        var near = histories.stream()
                .map(history -> nearest(history, day, nameZh))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("；"));
        var text = near.isEmpty() ? "未查到参保记录" : "不在保障期内：" + near;
        return Settlement.without(Result.NOT_COVERED, CODE, "出院日" + day + text);
    }

    /** The products that cover the day pay nothing for a stay from data. */
    public static Settlement nothingDirect(LocalDate day) {
        return Settlement.without(Result.NOT_COVERED, "NO_DIRECT_BENEFIT", "出院日" + day + "有效的参保项目不含直接给付的住院保障");
    }

    private static String nearest(CoverHistory history, LocalDate day, UnaryOperator<String> nameZh) {
        var ended = history.endedBefore(day)
                .map(covered -> nameZh.apply(covered.product()) + "保障期至"
                        + covered.term().to() + "止");
        return ended.or(() -> history.startingAfter(day)
                        .map(covered -> nameZh.apply(covered.product()) + "保障期自"
                                + covered.term().from() + "起"))
                .orElse("");
    }
}
