package org.huzhu.claims.injury.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The two tables of the 2009 book, cell by cell as printed (seed 003, L170 to L225 and L245 to L273), beside what the
 * revised law says. Prints both.
 */
class TablesOf2009Test {

    private static final RuleSet OLD = Computed.set("RS-2004");
    private static final RuleSet NEW = Computed.set("RS-2011");

    /** Row, rate and payer as printed in the book, then the rate and payer of the revised law. */
    private static final String BENEFITS = """
            停工留薪               | 原工资12个月，最长24  | 用人单位 | 原工资12个月，最长24  | 用人单位
            医疗费用               | 100%                | 基金     | 100%                | 基金
            伙食补助               | 单位标准70%          | 用人单位 | 地区标准100%         | 基金
            转院费用               | 按标准              | 用人单位 | 按标准              | 基金
            辅助器具               | 按标准              | 基金     | 按标准              | 基金
            护理费 完全护理         | 上年度平均工资50%    | 基金     | 上年度平均工资50%    | 基金
            护理费 大部分护理       | 上年度平均工资40%    | 基金     | 上年度平均工资40%    | 基金
            护理费 部分护理         | 上年度平均工资30%    | 基金     | 上年度平均工资30%    | 基金
            一次性伤残补助金 1级    | 本人工资24个月       | 基金     | 本人工资27个月       | 基金
            一次性伤残补助金 2级    | 本人工资22个月       | 基金     | 本人工资25个月       | 基金
            一次性伤残补助金 3级    | 本人工资20个月       | 基金     | 本人工资23个月       | 基金
            一次性伤残补助金 4级    | 本人工资18个月       | 基金     | 本人工资21个月       | 基金
            每月伤残津贴 1级        | 本人工资90%          | 基金     | 本人工资90%          | 基金
            每月伤残津贴 2级        | 本人工资85%          | 基金     | 本人工资85%          | 基金
            每月伤残津贴 3级        | 本人工资80%          | 基金     | 本人工资80%          | 基金
            每月伤残津贴 4级        | 本人工资75%          | 基金     | 本人工资75%          | 基金
            未参保一次性支付 1级    | 由省规定            | 用人单位 | 由省规定            | 用人单位
            未参保一次性支付 2级    | 由省规定            | 用人单位 | 由省规定            | 用人单位
            未参保一次性支付 3级    | 由省规定            | 用人单位 | 由省规定            | 用人单位
            未参保一次性支付 4级    | 由省规定            | 用人单位 | 由省规定            | 用人单位
            一次性伤残补助金 5级    | 本人工资16个月       | 基金     | 本人工资18个月       | 基金
            一次性伤残补助金 6级    | 本人工资14个月       | 基金     | 本人工资16个月       | 基金
            每月伤残津贴 5级        | 本人工资70%          | 用人单位 | 本人工资70%          | 用人单位
            每月伤残津贴 6级        | 本人工资60%          | 用人单位 | 本人工资60%          | 用人单位
            工伤医疗补助金 5级      | 由省规定            | 用人单位 | 由省规定            | 基金
            工伤医疗补助金 6级      | 由省规定            | 用人单位 | 由省规定            | 基金
            伤残就业补助金 5级      | 由省规定            | 用人单位 | 由省规定            | 用人单位
            伤残就业补助金 6级      | 由省规定            | 用人单位 | 由省规定            | 用人单位
            一次性伤残补助金 7级    | 本人工资12个月       | 基金     | 本人工资13个月       | 基金
            一次性伤残补助金 8级    | 本人工资10个月       | 基金     | 本人工资11个月       | 基金
            一次性伤残补助金 9级    | 本人工资8个月        | 基金     | 本人工资9个月        | 基金
            一次性伤残补助金 10级   | 本人工资6个月        | 基金     | 本人工资7个月        | 基金
            工伤医疗补助金 7级      | 由省规定            | 用人单位 | 由省规定            | 基金
            工伤医疗补助金 8级      | 由省规定            | 用人单位 | 由省规定            | 基金
            工伤医疗补助金 9级      | 由省规定            | 用人单位 | 由省规定            | 基金
            工伤医疗补助金 10级     | 由省规定            | 用人单位 | 由省规定            | 基金
            伤残就业补助金 7级      | 由省规定            | 用人单位 | 由省规定            | 用人单位
            伤残就业补助金 8级      | 由省规定            | 用人单位 | 由省规定            | 用人单位
            伤残就业补助金 9级      | 由省规定            | 用人单位 | 由省规定            | 用人单位
            伤残就业补助金 10级     | 由省规定            | 用人单位 | 由省规定            | 用人单位
            丧葬费                 | 上年度平均工资6个月   | 基金     | 上年度平均工资6个月   | 基金
            一次性工亡补助金        | 上年度平均工资48~60个月 | 基金   | 上年度全国收入20倍    | 基金
            供养亲属抚恤金 配偶      | 本人工资40%          | 基金     | 本人工资40%          | 基金
            供养亲属抚恤金 其他亲属  | 本人工资30%          | 基金     | 本人工资30%          | 基金
            供养亲属抚恤金 孤寡、孤儿 | 加发10%             | 基金     | 加发10%             | 基金
            """;

    /** Row of the quick form, the case that fills it in, amounts under the old and the revised law. */
    private static final String QUICK = """
            1 医疗费                | 2650.00 基金      | 2650.00 基金
            2 住院伙食补助费         | 700.00 用人单位    | 600.00 基金
            3 交通食宿费            | 1030.00 用人单位   | 1030.00 基金
            4 残疾辅助器具费         | 6400.00 基金      | 6400.00 基金
            5 停工留薪期间工资福利    | 30000.00 用人单位  | 30000.00 用人单位
            6 生活护理费 评残前       | 6000.00 用人单位   | 6000.00 用人单位
            6 生活护理费 评残后       | 2400.00 基金      | 2400.00 基金
            7 一次性伤残补助金        | 108000.00 基金    | 126000.00 基金
            7 伤残津贴              | 4500.00 基金      | 4500.00 基金
            8 丧葬补助金            | 48000.00 基金     | 48000.00 基金
            9 供养亲属抚恤金 配偶     | 2400.00 基金      | 2400.00 基金
            9 供养亲属抚恤金 子女     | 1800.00 基金      | 1800.00 基金
            10 一次性工亡补助金       | 432000.00 基金    | 1083760.00 基金
            12 总计（伤残）          | 154780.00         | 172680.00
            12 总计（死亡）          | 526780.00         | 1178440.00
            """;

    @Test
    @DisplayName("CMP-010 to CMP-055 the table of benefits of the 2009 book, cell by cell, beside the revised law")
    void benefits() {
        var table = new ArrayList<List<String>>();
        rows().forEach((name, cell) -> {
            var old = cell.apply(OLD);
            var now = cell.apply(NEW);
            table.add(List.of(name, rate(old, name), payer(old), rate(now, name), payer(now)));
        });

        print("工伤保险待遇一览表", List.of("项目", "2009年版", "支付", "现行", "支付"), table);
        assertThat(table).containsExactlyElementsOf(printed(BENEFITS));
    }

    @Test
    @DisplayName("1F.5 the quick-calculation form of the 2009 book, row by row, beside the revised law")
    void quickForm() {
        var table = new ArrayList<List<String>>();
        var injured = List.of(
                Computed.of(disabled(), "RS-2004"), Computed.of(disabled().localMeal("30"), "RS-2011"));
        var dead = List.of(Computed.of(dead(), "RS-2004"), Computed.of(dead().localMeal("30"), "RS-2011"));
        table.add(row("1 医疗费", injured, BenefitItem.MEDICAL, 0));
        table.add(row("2 住院伙食补助费", injured, BenefitItem.HOSPITAL_MEAL, 0));
        table.add(row("3 交通食宿费", injured, BenefitItem.OUT_OF_REGION_TRAVEL, 0));
        table.add(row("4 残疾辅助器具费", injured, BenefitItem.DEVICE, 0));
        table.add(row("5 停工留薪期间工资福利", injured, BenefitItem.STOPPAGE_PAY, 0));
        table.add(row("6 生活护理费 评残前", injured, BenefitItem.NURSING_BEFORE_GRADING, 0));
        table.add(row("6 生活护理费 评残后", injured, BenefitItem.NURSING, 0));
        table.add(row("7 一次性伤残补助金", injured, BenefitItem.LUMP_DISABILITY, 0));
        table.add(row("7 伤残津贴", injured, BenefitItem.ALLOWANCE, 0));
        table.add(row("8 丧葬补助金", dead, BenefitItem.FUNERAL, 0));
        table.add(row("9 供养亲属抚恤金 配偶", dead, BenefitItem.DEPENDANT_PENSION, 0));
        table.add(row("9 供养亲属抚恤金 子女", dead, BenefitItem.DEPENDANT_PENSION, 1));
        table.add(row("10 一次性工亡补助金", dead, BenefitItem.DEATH_LUMP, 0));
        table.add(total("12 总计（伤残）", injured));
        table.add(total("12 总计（死亡）", dead));

        print("工伤赔偿金总额速算表", List.of("项目", "2009年版", "现行"), table);
        assertThat(table).containsExactlyElementsOf(printed(QUICK));
    }

    private static ACase disabled() {
        return ACase.under2011().grade(4).nursing(NursingLevel.PART).spent(CostTest.EXPENSES);
    }

    private static ACase dead() {
        return ACase.under2011()
                .died("2025-05-01", 54)
                .leaving(Relation.SPOUSE, Relation.CHILD)
                .spent(CostTest.EXPENSES);
    }

    private static Map<String, Function<RuleSet, BenefitRule>> rows() {
        var rows = new LinkedHashMap<String, Function<RuleSet, BenefitRule>>();
        rows.put("停工留薪", plain(BenefitItem.STOPPAGE_PAY));
        rows.put("医疗费用", plain(BenefitItem.MEDICAL));
        rows.put("伙食补助", plain(BenefitItem.HOSPITAL_MEAL));
        rows.put("转院费用", plain(BenefitItem.OUT_OF_REGION_TRAVEL));
        rows.put("辅助器具", plain(BenefitItem.DEVICE));
        rows.put(
                "护理费 完全护理",
                set -> set.find(BenefitItem.NURSING, NursingLevel.FULL).orElseThrow());
        rows.put(
                "护理费 大部分护理",
                set -> set.find(BenefitItem.NURSING, NursingLevel.MOST).orElseThrow());
        rows.put(
                "护理费 部分护理",
                set -> set.find(BenefitItem.NURSING, NursingLevel.PART).orElseThrow());
        grades(rows, "一次性伤残补助金", BenefitItem.LUMP_DISABILITY, 1, 4);
        grades(rows, "每月伤残津贴", BenefitItem.ALLOWANCE, 1, 4);
        grades(rows, "未参保一次性支付", BenefitItem.UNINSURED_LUMP, 1, 4);
        grades(rows, "一次性伤残补助金", BenefitItem.LUMP_DISABILITY, 5, 6);
        grades(rows, "每月伤残津贴", BenefitItem.ALLOWANCE, 5, 6);
        grades(rows, "工伤医疗补助金", BenefitItem.LUMP_MEDICAL, 5, 6);
        grades(rows, "伤残就业补助金", BenefitItem.LUMP_EMPLOYMENT, 5, 6);
        grades(rows, "一次性伤残补助金", BenefitItem.LUMP_DISABILITY, 7, 10);
        grades(rows, "工伤医疗补助金", BenefitItem.LUMP_MEDICAL, 7, 10);
        grades(rows, "伤残就业补助金", BenefitItem.LUMP_EMPLOYMENT, 7, 10);
        rows.put("丧葬费", plain(BenefitItem.FUNERAL));
        rows.put("一次性工亡补助金", plain(BenefitItem.DEATH_LUMP));
        rows.put("供养亲属抚恤金 配偶", plain(BenefitItem.DEPENDANT_PENSION));
        rows.put("供养亲属抚恤金 其他亲属", plain(BenefitItem.DEPENDANT_PENSION));
        rows.put("供养亲属抚恤金 孤寡、孤儿", plain(BenefitItem.DEPENDANT_PENSION));
        return rows;
    }

    private static void grades(
            Map<String, Function<RuleSet, BenefitRule>> rows, String name, BenefitItem item, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(grade -> rows.put(
                        name + " " + grade + "级", set -> set.find(item, grade).orElseThrow()));
    }

    private static Function<RuleSet, BenefitRule> plain(BenefitItem item) {
        return set -> set.find(item).orElseThrow();
    }

    private static String rate(BenefitRule rule, String row) {
        return switch (rule.formula()) {
            case Formula.MonthsOfWage it -> "本人工资" + it.months() + "个月";
            case Formula.PercentOfWage it -> "本人工资" + it.percent() + "%";
            case Formula.MonthsOfAverageWage it -> "上年度平均工资" + it.months() + "个月";
            case Formula.PercentOfAverageWage it -> "上年度平均工资" + it.percent() + "%";
            case Formula.MonthsRange it -> "上年度平均工资" + it.min() + "~" + it.max() + "个月";
            case Formula.Multiple it -> "上年度全国收入" + it.times() + "倍";
            case Formula.Cost it -> it.percent() + "%";
            case Formula.Daily it ->
                (it.standard() == Formula.MealStandard.EMPLOYER ? "单位标准" : "地区标准") + it.percent() + "%";
            case Formula.Travel _, Formula.Device _ -> "按标准";
            case Formula.Pay it -> "原工资" + it.months() + "个月，最长" + it.maxMonths();
            case Formula.SetByProvince _ -> "由省规定";
            case Formula.Shares it
            when row.endsWith("配偶") -> "本人工资" + it.percent().get(Relation.SPOUSE) + "%";
            case Formula.Shares it
            when row.endsWith("其他亲属") -> "本人工资" + it.percent().get(Relation.PARENT) + "%";
            case Formula.Shares it -> "加发" + it.loneOrOrphan() + "%";
            case Formula.Fixed _, Formula.Nurse _, Formula.PartOf _ -> throw new AssertionError(row);
        };
    }

    private static String payer(BenefitRule rule) {
        return payer(rule.payer());
    }

    private static String payer(Payer payer) {
        return payer == Payer.FUND ? "基金" : "用人单位";
    }

    private static List<String> row(String name, List<Calculation> calculations, BenefitItem item, int index) {
        var cells = new ArrayList<String>();
        cells.add(name);
        calculations.forEach(calculation -> {
            var line = calculation.lines().stream()
                    .filter(each -> each.item() == item)
                    .toList()
                    .get(index);
            cells.add(line.amount().toPlainString() + " " + payer(line.payer()));
        });
        return cells;
    }

    private static List<String> total(String name, List<Calculation> calculations) {
        var cells = new ArrayList<String>();
        cells.add(name);
        calculations.forEach(calculation ->
                cells.add(calculation.total(Frequency.ONE_OFF, Optional.empty()).toPlainString()));
        return cells;
    }

    private static List<List<String>> printed(String table) {
        return table.lines()
                .map(line -> List.of(line.strip().split("\\s*\\|\\s*")))
                .toList();
    }

    private static void print(String title, List<String> head, List<List<String>> table) {
        System.out.println("== " + title + " ==");
        System.out.println(String.join(" | ", head));
        table.forEach(row -> System.out.println(String.join(" | ", row)));
    }
}
