package org.huzhu.claims.settlement;

import org.huzhu.platform.values.Refusal;

/** Words why a human must decide, for the reviewer and the member. */
final class HumanReasons {

    private HumanReasons() {}

    static String text(Refusal why) {
        return switch (why.code()) {
            case "RULE_UNVERIFIED" -> "给付标准尚未核实，不能自动给付";
            case "PAYEE_MISSING" -> "参保时未登记可用的收款卡";
            case "FACTS_MISSING" -> "缺少判定所需的信息" + (why.details().isEmpty() ? "" : "：" + details(why));
            case "WINDOW_CLOSED" -> "收到医保数据时已超过申请时限";
            case "COVERAGE_TERMINATED" -> "参保已退保或终止，须核实出院日是否仍在保障期内";
            default -> "系统不能自动结算（" + why.code() + "）";
        };
    }

    private static String details(Refusal why) {
        return String.join(
                "、",
                why.details().values().stream().map(String::valueOf).sorted().toList());
    }
}
