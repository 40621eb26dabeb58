package org.huzhu.claims.injury.web;

import java.math.BigDecimal;
import org.huzhu.claims.injury.domain.Formula;
import org.huzhu.claims.injury.domain.Formula.MealStandard;
import org.huzhu.claims.injury.domain.Formula.WageScope;
import org.huzhu.claims.injury.domain.Relation;

/** Formulas in Chinese, as a table of benefits has them. */
final class Rates {

    private Rates() {}

    static String words(Formula formula) {
        return switch (formula) {
            case Formula.MonthsOfWage it -> "本人工资" + plain(it.months()) + "个月";
            case Formula.PercentOfWage it -> "本人工资的" + plain(it.percent()) + "%";
            case Formula.MonthsOfAverageWage it ->
                (it.scope() == WageScope.PROVINCE ? "全省" : "统筹地区") + "上年度职工月平均工资" + plain(it.months()) + "个月";
            case Formula.PercentOfAverageWage it -> "统筹地区上年度职工月平均工资的" + plain(it.percent()) + "%";
            case Formula.MonthsRange it -> "统筹地区上年度职工月平均工资" + it.min() + "至" + it.max() + "个月，由地区规定";
            case Formula.Multiple it -> "上一年度" + it.parameter().nameZh() + "的" + plain(it.times()) + "倍";
            case Formula.Fixed it -> plain(it.amount()) + "元";
            case Formula.Cost it -> "符合规定费用的" + plain(it.percent()) + "%";
            case Formula.Daily it ->
                (it.standard() == MealStandard.EMPLOYER ? "本单位因公出差伙食补助标准" : "统筹地区规定的日标准") + "的" + plain(it.percent())
                        + "%";
            case Formula.Travel _ -> "交通费、住宿费、伙食费标准 × 次数、天数";
            case Formula.Device _ -> "普通适用器具的合理费用 × 数量 + 安装及更换费用";
            case Formula.Pay it ->
                it.months() == it.maxMonths()
                        ? "原工资" + it.months() + "个月"
                        : "原工资福利，一般" + it.months() + "个月，最长" + it.maxMonths() + "个月";
            case Formula.Nurse _ -> "护理人收入 × 人数 × 期限";
            case Formula.Shares it ->
                "配偶" + plain(it.percent().getOrDefault(Relation.SPOUSE, BigDecimal.ZERO)) + "%，其他亲属每人"
                        + plain(it.percent().getOrDefault(Relation.CHILD, BigDecimal.ZERO)) + "%，孤寡老人或孤儿加"
                        + plain(it.loneOrOrphan()) + "%，合计不超过本人工资的" + plain(it.cap()) + "%";
            case Formula.PartOf it -> it.item().nameZh() + "的" + plain(it.percent()) + "%";
            case Formula.SetByProvince _ -> "由省、自治区、直辖市规定";
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
