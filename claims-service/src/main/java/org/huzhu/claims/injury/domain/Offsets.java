package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.claims.injury.domain.Reckoning.Worked;
import org.huzhu.platform.values.Money;

/** What a third party paid is not paid twice: only the shortfall is (LYG-24). */
final class Offsets {

    private Offsets() {}

    static Worked deduct(
            Reckoning reckoning, BenefitItem item, Optional<BigDecimal> thirdPartyPaid, String field, Worked worked) {
        if (thirdPartyPaid.isEmpty()) {
            return worked;
        }
        var offset = reckoning.rules.offset(reckoning.set, reckoning.about.region(), item);
        if (offset.isEmpty()) {
            reckoning.warn("THIRD_PARTY_NOT_DEDUCTED", "没有关于“" + item.nameZh() + "”与第三人赔偿如何抵扣的规定，未扣除" + field + "所填金额");
            return worked;
        }
        var statutory = Money.round(worked.amount());
        var paid = thirdPartyPaid.get();
        var inputs = new ArrayList<>(worked.inputs());
        inputs.add(new Input("第三人已付", Money.text(paid)));
        reckoning.warn(
                "THIRD_PARTY_DEDUCTED_" + item,
                item.nameZh() + "只补足第三人赔偿的差额：" + offset.get().from().clause());
        return new Worked(
                statutory.subtract(paid).max(BigDecimal.ZERO),
                "max(0, " + worked.formula() + " − " + Money.text(paid) + ")",
                inputs,
                worked.statuses());
    }
}
