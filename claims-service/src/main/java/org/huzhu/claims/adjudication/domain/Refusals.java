package org.huzhu.claims.adjudication.domain;

import java.time.LocalDate;
import java.util.List;
import org.huzhu.claims.adjudication.domain.Case.Item;
import org.huzhu.claims.adjudication.domain.Decision.Reason;
import org.huzhu.platform.rulebook.ClaimRules.Exclusion;
import org.huzhu.platform.rulebook.ClaimRules.Responsibility;
import org.huzhu.platform.rulebook.Provenance;
import org.huzhu.platform.time.CoverageTerm;

/** Words every way in which a case is not paid, or not yet. */
final class Refusals {

    private Refusals() {}

    static List<Reason> notInProduct(String product, Item item) {
        return List.of(new Reason(
                "RESPONSIBILITY_NOT_IN_PRODUCT",
                "%s不含保障责任%s".formatted(product, item.responsibility()),
                "",
                "",
                List.of()));
    }

    static Reason notInClass(Responsibility responsibility, String classCode) {
        return because(
                "RESPONSIBILITY_NOT_IN_PRODUCT",
                "%s不适用于%s，仅适用于%s"
                        .formatted(
                                responsibility.nameZh(),
                                classCode.isEmpty() ? "未分类的参保" : classCode + "类",
                                String.join(
                                                "、",
                                                responsibility.classes().stream()
                                                        .sorted()
                                                        .toList()) + "类"),
                responsibility.from());
    }

    static Reason notCovered(Responsibility responsibility, LocalDate event, CoverageTerm term) {
        return because(
                "NOT_COVERED",
                "%s事件日%s不在保障期%s至%s内".formatted(responsibility.nameZh(), event, term.from(), term.to()),
                responsibility.from());
    }

    static Reason waiting(Responsibility responsibility, LocalDate event, LocalDate lastDay) {
        var waiting = responsibility.waiting();
        return because(
                "WAITING_PERIOD",
                "%s等待期%d日，至%s止；事件日%s在等待期内".formatted(responsibility.nameZh(), waiting.days(), lastDay, event),
                waiting.from());
    }

    static Reason excluded(Exclusion exclusion) {
        return because("EXCLUDED", "责任免除：" + exclusion.textZh(), exclusion.from());
    }

    static Reason exclusionUnknown(Exclusion exclusion, List<String> missing) {
        return new Reason(
                "FACT_MISSING",
                "请说明是否属于责任免除情形：%s（缺少：%s）".formatted(exclusion.textZh(), String.join("、", missing)),
                exclusion.from().clause(),
                exclusion.from().source(),
                missing);
    }

    static Reason factMissing(Responsibility responsibility, String fact) {
        return new Reason(
                "FACT_MISSING",
                "%s缺少计算依据：%s".formatted(responsibility.nameZh(), fact),
                responsibility.from().clause(),
                responsibility.from().source(),
                List.of(fact));
    }

    static Reason alreadyGranted(Responsibility responsibility, LocalDate event) {
        return because(
                "ALREADY_GRANTED",
                "%s事件日%s的保障金已给付过，同一事件只给付一次".formatted(responsibility.nameZh(), event),
                responsibility.from());
    }

    static Reason eventsReached(Responsibility responsibility, int limit, long granted) {
        return because(
                "CAP_REACHED",
                "%s一个保障期内最多给付%d次，已给付%d次".formatted(responsibility.nameZh(), limit, granted),
                responsibility.caps().from());
    }

    static Reason capReached(Responsibility responsibility, String limit, String granted, String ofWhat) {
        return because(
                "CAP_REACHED",
                "%s%s%s元，已给付%s元，没有余额".formatted(responsibility.nameZh(), ofWhat, limit, granted),
                responsibility.caps().from());
    }

    static Reason notListed(Responsibility responsibility, String fact, String value) {
        return because(
                "NOT_IN_SCHEDULE",
                "%s的给付表不含%s=%s".formatted(responsibility.nameZh(), fact, value),
                responsibility.from());
    }

    static Reason benefitNotSet(Responsibility responsibility) {
        return because(
                "BENEFIT_NOT_SET",
                "%s的给付标准尚未公布，可以受理和审核，不能给付".formatted(responsibility.nameZh()),
                responsibility.from());
    }

    static Reason nothingPayable(Responsibility responsibility) {
        return because("NOTHING_PAYABLE", "%s按给付标准计算的金额为0元".formatted(responsibility.nameZh()), responsibility.from());
    }

    private static Reason because(String code, String text, Provenance from) {
        return new Reason(code, text, from.clause(), from.source(), List.of());
    }
}
