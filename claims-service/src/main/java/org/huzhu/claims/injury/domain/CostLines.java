package org.huzhu.claims.injury.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.huzhu.claims.injury.domain.Formula.Cost;
import org.huzhu.claims.injury.domain.Formula.Daily;
import org.huzhu.claims.injury.domain.Formula.MealStandard;
import org.huzhu.claims.injury.domain.Formula.Pay;
import org.huzhu.claims.injury.domain.Line.Input;
import org.huzhu.claims.injury.domain.Reckoning.Worked;
import org.huzhu.platform.values.Money;

/** Rows 1 to 6 of the quick form: treatment, board, travel, devices, pay and nursing (CMP-010 to CMP-014, CMP-060 to 065). */
final class CostLines {

    private final Reckoning reckoning;
    private final Expenses expenses;

    CostLines(Reckoning reckoning) {
        this.reckoning = reckoning;
        this.expenses = reckoning.about.expenses();
    }

    void add() {
        expenses.medical().ifPresent(medical -> rule(BenefitItem.MEDICAL).ifPresent(rule -> medical(rule, medical)));
        expenses.hospital().ifPresent(stay -> rule(BenefitItem.HOSPITAL_MEAL).ifPresent(rule -> meals(rule, stay)));
        expenses.travel()
                .ifPresent(travel -> rule(BenefitItem.OUT_OF_REGION_TRAVEL).ifPresent(rule -> travel(rule, travel)));
        expenses.device().ifPresent(device -> rule(BenefitItem.DEVICE).ifPresent(rule -> device(rule, device)));
        expenses.stoppage().ifPresent(pay -> rule(BenefitItem.STOPPAGE_PAY).ifPresent(rule -> stoppage(rule, pay)));
        expenses.nurse()
                .ifPresent(nurse -> rule(BenefitItem.NURSING_BEFORE_GRADING).ifPresent(rule -> nurse(rule, nurse)));
        expenses.appraisalFee().ifPresent(fee -> rule(BenefitItem.APPRAISAL_FEE).ifPresent(rule -> fee(rule, fee)));
    }

    private Optional<BenefitRule> rule(BenefitItem item) {
        var rule = reckoning.set.find(item);
        if (rule.isEmpty()) {
            reckoning.warn("NOT_IN_RULE_SET_" + item, reckoning.set.code() + "没有“" + item.nameZh() + "”一项，未计算");
        }
        return rule;
    }

    private void medical(BenefitRule rule, Expenses.Medical medical) {
        var percent = rule.formula() instanceof Cost cost ? cost.percent() : BigDecimal.valueOf(100);
        var inputs = List.of(
                money("诊疗", medical.diagnosis()),
                money("药品", medical.medicine()),
                money("住院服务费", medical.hospitalService()),
                money("其他", medical.other()),
                new Input("单据张数", String.valueOf(medical.bills())));
        var amount = Reckoning.percentOf(medical.sum(), percent);
        var words = "(%s + %s + %s + %s) × %s%%"
                .formatted(
                        Money.text(medical.diagnosis()),
                        Money.text(medical.medicine()),
                        Money.text(medical.hospitalService()),
                        Money.text(medical.other()),
                        Reckoning.plain(percent));
        reckoning.add(
                rule,
                Offsets.deduct(
                        reckoning,
                        BenefitItem.MEDICAL,
                        reckoning.about.thirdParty().medical(),
                        "thirdPartyMedicalPaid",
                        Worked.of(amount, words, inputs)));
    }

    private void meals(BenefitRule rule, Expenses.Hospital stay) {
        if (!(rule.formula() instanceof Daily daily)) {
            return;
        }
        var local = daily.standard() == MealStandard.LOCAL
                ? Optional.of(reckoning.figures.mealPerDay(reckoning
                        .about
                        .injuryDate()
                        .orElse(reckoning.about.recognitionDate())
                        .getYear()))
                : Optional.<Figures.Named>empty();
        if (local.isEmpty() && stay.employerMealPerDay().isEmpty()) {
            reckoning.wrong("hospital.mealPerDay", "REQUIRED", "请填写本单位因公出差伙食补助标准（每天）");
            return;
        }
        var perDay =
                local.map(Figures.Named::value).or(stay::employerMealPerDay).orElse(BigDecimal.ZERO);
        var amount = Reckoning.percentOf(perDay, daily.percent())
                .multiply(BigDecimal.valueOf((long) stay.persons() * stay.days()));
        var words = "%s × %s%% × %d人 × %d天"
                .formatted(Money.text(perDay), Reckoning.plain(daily.percent()), stay.persons(), stay.days());
        var name = local.map(Figures.Named::words).orElse("本单位因公出差伙食补助标准");
        var inputs = List.of(money(name, perDay), count("人数", stay.persons()), count("天数", stay.days()));
        reckoning.add(
                rule,
                new Worked(
                        amount,
                        words,
                        inputs,
                        local.map(named -> List.of(named.figure().status())).orElse(List.of())));
    }

    private void travel(BenefitRule rule, Expenses.Travel travel) {
        var amount = travel.fare()
                .multiply(BigDecimal.valueOf(travel.roundTrips()))
                .add(travel.lodgingPerDay().multiply(BigDecimal.valueOf(travel.lodgingDays())))
                .add(travel.mealPerDay().multiply(BigDecimal.valueOf(travel.mealDays())));
        var words = "%s × %d次往返 + %s × %d天 + %s × %d天"
                .formatted(
                        Money.text(travel.fare()),
                        travel.roundTrips(),
                        Money.text(travel.lodgingPerDay()),
                        travel.lodgingDays(),
                        Money.text(travel.mealPerDay()),
                        travel.mealDays());
        var inputs = List.of(
                money("交通费标准", travel.fare()),
                money("住宿费标准", travel.lodgingPerDay()),
                money("伙食费标准", travel.mealPerDay()),
                count("单据张数", travel.bills()));
        reckoning.add(rule, Worked.of(amount, words, inputs));
    }

    private void device(BenefitRule rule, Expenses.Device device) {
        var amount = device.unitCost()
                .multiply(BigDecimal.valueOf(device.quantity()))
                .add(device.fitting());
        var words = "%s × %d件 + %s"
                .formatted(Money.text(device.unitCost()), device.quantity(), Money.text(device.fitting()));
        var inputs = List.of(
                money("普通适用器具单价", device.unitCost()),
                count("数量", device.quantity()),
                money("安装及更换费用", device.fitting()));
        reckoning.add(rule, Worked.of(amount, words, inputs));
    }

    private void stoppage(BenefitRule rule, Expenses.Stoppage pay) {
        if (!(rule.formula() instanceof Pay law)) {
            return;
        }
        if (pay.months() > law.maxMonths()) {
            reckoning.wrong("stoppage.months", "TOO_LONG", "停工留薪期最长" + law.maxMonths() + "个月");
            return;
        }
        if (pay.months() > law.months()) {
            reckoning.warn("STOPPAGE_EXTENDED", "停工留薪期超过" + law.months() + "个月，须经劳动能力鉴定委员会确认延长");
        }
        var amount = pay.monthlyPay().multiply(BigDecimal.valueOf(pay.months()));
        var inputs = List.of(money("受伤前月工资福利", pay.monthlyPay()), count("月数", pay.months()));
        reckoning.add(rule, Worked.of(amount, Money.text(pay.monthlyPay()) + " × " + pay.months() + "个月", inputs));
    }

    private void nurse(BenefitRule rule, Expenses.Nurse nurse) {
        var amount = nurse.income().multiply(BigDecimal.valueOf(nurse.nurses())).multiply(nurse.months());
        var words = "%s × %d人 × %s个月"
                .formatted(Money.text(nurse.income()), nurse.nurses(), Reckoning.plain(nurse.months()));
        var inputs = List.of(
                money("护理人月收入", nurse.income()),
                count("护理人数", nurse.nurses()),
                new Input("护理期限（月）", Reckoning.plain(nurse.months())));
        reckoning.add(rule, Worked.of(amount, words, inputs));
    }

    private void fee(BenefitRule rule, BigDecimal fee) {
        reckoning.add(rule, Worked.of(fee, Money.text(fee), List.of(money("劳动能力鉴定费", fee))));
    }

    private static Input money(String name, BigDecimal amount) {
        return new Input(name, Money.text(amount));
    }

    private static Input count(String name, int count) {
        return new Input(name, String.valueOf(count));
    }
}
